/// The page behind the link in an activation mail.
struct RenewalPage: Page {
    static let template = "activation/renewal"

    let title: String
    /// How it stands with the code of this mail, and what to do.
    let sentence: String
    let tone: Tone
    /// Where the button 获取新激活码 posts to; empty: there is no button.
    let actionURL: String
}
