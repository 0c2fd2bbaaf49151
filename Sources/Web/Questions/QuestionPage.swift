/// Asks before something that cannot be undone. A page of its own; with scripts a dialog over the page that asked.
struct QuestionPage: Page {
    static let template = "questions/question"

    /// `解除绑定王敏？`
    let title: String
    /// What will happen, a sentence each.
    let sentences: [String]
    /// What makes it graver than usual; else empty.
    let warning: String
    /// A check box `understood` that must be ticked; empty: none.
    let understanding: String
    /// It was not ticked.
    let error: String
    let actionURL: String
    /// Sent along: the state that the question is about.
    let version: String
    let actionText: String
    let isDanger: Bool
    let backURL: String
    let backText: String
}
