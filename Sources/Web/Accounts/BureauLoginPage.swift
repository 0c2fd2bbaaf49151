/// 登录税局, step by step.
struct BureauLoginPage: Page {
    static let template = "accounts/login"

    /// `登录 深圳市电子税务局`.
    let title: String
    let enterpriseName: String
    let enterpriseURL: String
    let accountsURL: String
    /// The stream of its state.
    let eventsURL: String
    let state: BureauLoginStatePage
}
