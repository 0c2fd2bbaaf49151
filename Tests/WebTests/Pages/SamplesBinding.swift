@testable import Web

extension Samples {
    private static func binding(
        _ sentence: String, _ tone: Tone, isWaiting: Bool = false, isDone: Bool = false, boundTo: String = "",
        renewText: String, isDemo: Bool = false
    ) -> BindingStatePage {
        let url = "/enterprises/1/accounts/1/wechat-binding"
        return BindingStatePage(
            qr: isWaiting ? qr : "", sentence: sentence, tone: tone, isWaiting: isWaiting, isDone: isDone,
            secondsLeft: isWaiting ? 298 : 0, timeLeft: isWaiting ? "4:58" : "0:00", boundTo: boundTo, renewURL: url,
            renewText: renewText, resultURL: url, phoneURL: isDemo ? "http://192.168.1.20:8090/phone/qr/7f3a" : "")
    }

    static let bindingWaiting = binding("等待扫码", .busy, isWaiting: true, renewText: "换一张", isDemo: true)
    static let bindingScanned = binding(
        "已扫码，请在手机上确认", .busy, isWaiting: true, boundTo: "\(longName)，11-21 09:30 起", renewText: "换一张")
    static let bindingDone = binding(
        "已绑定到 王敏", .good, isDone: true, boundTo: "王敏，今天 14:05 起", renewText: "换绑")
    static let bindingExpired = binding("二维码已过期", .bad, renewText: "获取二维码")

    private static func page(_ state: BindingStatePage, company: String = company) -> BindingPage {
        BindingPage(
            enterpriseName: company, enterpriseURL: "/enterprises/1", accountsURL: "/enterprises/1/accounts",
            account: "王敏 138****0001", eventsURL: "/enterprises/1/accounts/1/wechat-binding/events", state: state)
    }

    static let bindings: [Sample] = [
        ("binding-waiting", page(bindingWaiting)), ("binding-scanned", page(bindingScanned, company: longCompany)),
        ("binding-done", page(bindingDone)), ("binding-expired", page(bindingExpired)),
    ].map { Sample($0, $1, in: layout("微信绑定", .enterprises, refresh: 10)) }
}
