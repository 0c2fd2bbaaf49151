import Domain
import Foundation
import Testing

@testable import Web
@testable import Workflows

/// How a login that ended without an account is told.
struct LoginEndTests {
    @Test func aLoginWhoseOwnerLostTheRightSaysSo() throws {
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        let enterprise = Enterprise(
            id: Enterprise.ID(rawValue: 1), taxNumber: try TaxNumber("91440399MADEMA019B"), name: "深圳晨光科技有限公司",
            area: try #require(Area(code: "440300")))
        var steps = LoginSteps()
        steps.enter()
        steps.readRights()
        steps.fail(.notPermitted)
        let attempt = LoginAttempt(
            id: "a", enterprise: enterprise, account: nil, startedAt: now, usesStored: false, steps: steps,
            phase: .withdrawn)
        let page = BureauLoginStatePage(
            attempt, .init(reply: "/r", entry: "/e", done: "/d", restart: "/n", end: "/x"), at: now)
        #expect(page.sentence == "您的权限已变更，这次登录没有保存，税局的会话已退出。需要时请联系管理员。")
        #expect(page.doneURL.isEmpty && page.restartURL.isEmpty && page.endURL.isEmpty, "there is nothing to do")
        #expect(page.steps.filter { $0.note == "未通过" }.map(\.title) == ["保存账号"])
    }

    @Test(arguments: [LoginRefusal.unseen, .wrongPassword])
    func aRefusalIsASentenceAndANextStep(_ refusal: LoginRefusal) {
        let sentence = refusal.sentence(at: Date(timeIntervalSince1970: 1_790_000_000))
        #expect(sentence.contains("没有") && sentence.contains("请核对") && sentence.hasSuffix("。"))
    }
}
