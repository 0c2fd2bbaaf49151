import Domain
import Foundation

/// What a letter says.
struct LetterText: Codable, Hashable {
    let subject: String
    let text: String

    static let test = LetterText(
        subject: "发票管家测试邮件", text: "这是发票管家发出的测试邮件。收到它，说明邮件服务器设置正确。\n")

    /// 激活邮件.
    /// - Parameters:
    ///   - address: of the console.
    ///   - link: gives a new code once this one has expired.
    static func activation(
        _ code: ActivationCode, for enterprises: [EnterpriseEntry], until end: Date, address: String, link: String,
        linkUntil: Date, entersByCode: Bool
    ) -> LetterText {
        let shown = enterprises.prefix(20).map { "  \($0.name)（\($0.taxNumber)）" }
        let rest = enterprises.count > 20 ? ["  …… 共 \(enterprises.count) 家"] : []
        return LetterText(
            subject: "发票管家激活码",
            text: """
                您好：

                以下企业可以在发票管家中使用：
                \((shown + rest).joined(separator: "\n"))

                激活码：\(code.grouped)
                有效期至 \(China.timestamp(end).prefix(16))，只能使用一次。

                使用步骤：
                1. 用浏览器打开控制台：\(address)
                2. \(entersByCode ? "输入激活码，点「登录」" : "用微信扫一扫页面上的二维码，在手机上确认登录\n3. 输入激活码，点「激活」")

                激活码过期了？打开下面的链接获取新的激活码，旧的随之失效（链接在 \(China.timestamp(linkUntil).prefix(10)) 前有效）：
                \(link)

                请不要把这封邮件转发给他人。如果您没有申请，请忽略它。
                """ + "\n")
    }
}
