import Testing

@testable import Simulator

struct TemplateValueTests {
    @Test(arguments: [
        (WeChatTemplate.Kind.thing, String(repeating: "票", count: 20)), (.time, "2026-11-22 13:00"),
        (.time, "2026-11-22 13:00:59"), (.time, "2026年11月2日 13:00"), (.time, "2026年11月22日 13:00:00"),
        (.characterString, "138****0001"), (.characterString, String(repeating: "a", count: 32)), (.phrase, "需要验证码"),
    ])
    func fittingValuesAreTaken(_ kind: WeChatTemplate.Kind, _ value: String) { #expect(kind.admits(value)) }

    @Test(arguments: [
        (WeChatTemplate.Kind.thing, String(repeating: "票", count: 21)), (.time, "2026-11-22"), (.time, "13:00"),
        (.time, "2026-13-01 10:00"), (.time, "2026-11-22 24:00"), (.time, "2026-11-22 13:60"),
        (.characterString, "账号"), (.characterString, String(repeating: "a", count: 33)), (.characterString, ""),
        (.phrase, "需要短信验证"), (.phrase, "OK"), (.phrase, ""),
    ])
    func othersAreNot(_ kind: WeChatTemplate.Kind, _ value: String) { #expect(!kind.admits(value)) }
}
