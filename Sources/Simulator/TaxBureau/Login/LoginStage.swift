/// How far a person has come; each stage is what the next is made from.
enum LoginStage: Sendable {
    /// Another page is to be filled in.
    case page(LoginPage, Login)
    /// All pages were right.
    case admitted(Holder)
    /// The second factor was right, or none was wanted.
    case proved(Holder)
    case chosen(Holder, role: String)
    /// The person of an open session has proved once more who they are.
    case verified(BureauSession)
}

/// What the bureau says to a step that was right.
enum LoginAnswer: Sendable {
    case session(BureauSession)
    case challenge(Challenge)
}
