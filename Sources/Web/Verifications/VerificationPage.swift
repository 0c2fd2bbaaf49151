/// What a pushed link opens on the phone: the login or the challenge of one account. Nobody is signed in here.
struct VerificationPage: Page {
    static let template = "verifications/verification"

    let title: String
    /// What is wanted and why, or why the link is of no use any more.
    let sentence: String
    /// Company, account, since when.
    let facts: [Fact]
    /// POST; `action` is begin.
    let url: String
    /// The first form, where it must be filled in: only what is not kept. None: the button alone begins.
    let entries: [AccountFormPage]
    /// 开始验证; empty: there is nothing to begin.
    let beginText: String
    /// The stream of the state below.
    let eventsURL: String
    /// None or one: what is under way.
    let states: [BureauLoginStatePage]
    let tone: Tone
}
