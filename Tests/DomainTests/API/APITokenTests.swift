import Domain
import Foundation
import Testing

@Suite struct APITokenTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func token(expires: TimeInterval? = nil, revoked: TimeInterval? = nil) -> APIToken {
        APIToken(
            id: APIToken.ID(rawValue: 1), name: "ERP", access: .read, isForAll: true, ending: "9f3c", madeAt: now,
            expiresAt: expires.map(now.addingTimeInterval), revokedAt: revoked.map(now.addingTimeInterval))
    }

    @Test func itsStateIsDecidedByItsRowAndTheTime() {
        #expect(token().state(at: .distantFuture) == .valid)
        #expect(token(expires: 10).state(at: now + 9.999) == .valid)
        #expect(token(expires: 10).state(at: now + 10) == .expired)
        #expect(token(expires: 10, revoked: 1).state(at: now + 5) == .revoked)
        #expect(token(revoked: 1).state(at: now) == .revoked)
    }

    @Test func aTermEnds() {
        #expect(APITokenTerm.days90.end(from: now) == now + 90 * 86_400)
        #expect(APITokenTerm.year.end(from: now) == now + 365 * 86_400)
        #expect(APITokenTerm.unlimited.end(from: now) == nil)
    }

    @Test func whoAsksIsNoPerson() {
        #expect(token().caller == "接口 ERP")
        #expect(Nickname(token().caller) == nil)
        #expect(Nickname("接口组小王") != nil)
    }

    @Test(arguments: [
        ("E", true), (String(repeating: "名", count: 50), true), ("金蝶 ERP", true),
        (String(repeating: "名", count: 51), false),
        ("", false), (" ", false), ("a\nb", false), ("a\u{202E}b", false), ("a\u{200B}b", false),
    ])
    func aNameCanBeSeen(_ typed: String, isName: Bool) { #expect((APITokenName(typed) != nil) == isName) }
}
