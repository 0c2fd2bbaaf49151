/// 登录 at a site without phones: the activation code alone lets in.
struct CodeLoginPage: Page {
    static let template = "login/code"

    /// As it was typed.
    let code: String
    /// A sentence that names what is wrong; empty at first.
    let error: String
    /// 30天免登录 is ticked.
    let remembers: Bool
    /// Where to go afterwards: a path of our own; empty for 首页.
    let next: String
    /// What is weaker about this way in, and about the connection.
    let warnings: [String]
    let operatorName: String
}
