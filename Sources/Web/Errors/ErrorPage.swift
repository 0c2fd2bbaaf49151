/// What went wrong, in words.
struct ErrorPage: Page {
    static let template = "errors/error"

    let status: Int
    let title: String
    /// What failed and why.
    let sentence: String
    /// What to do.
    let nextStep: String
    /// The operator finds the error by it; may be empty.
    let reference: String
    let backURL: String
    let backText: String
}
