import Domain
import Foundation
import Store
import Testing
import Workflows

/// A person who no longer follows the service account is signed in nowhere.
struct LeavingTests {
    @Test func unsubscribingEndsAllThatIsThePersons() async throws {
        try await Office.open { office in
            let clerk = try await Clerk("王敏", in: office)
            let other = try await Clerk("陈思远", in: office)
            let (mine, theirs) = (try await office.signedIn(by: "王敏"), try await office.signedIn(by: "陈思远"))
            let waiting = try await Browser(office).confirmed(by: "王敏")
            try await office.phone("王敏").unsubscribe()

            #expect(try await office.person(mine) == nil)
            #expect(try await office.person(theirs)?.enterprises.count == 2)
            #expect(try await office.store.person(clerk.user.id) == nil)
            #expect(try await office.store.people().map(\.user.id) == [other.user.id])
            await waiting.cannotRedeem()

            let again = try #require(try await office.person(try await office.signedIn(by: "王敏")))
            #expect(again.user.id == clerk.user.id && again.enterprises == [], "a code is needed again")
            try await office.activate(try await office.code(), for: clerk.user.id)
            #expect(try await office.store.person(clerk.user.id) != nil)
        }
    }

    /// Who is bound to accounts only, and never signed in.
    @Test func theirAccountsAskThemNoMore() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let ids = try await [clerk.logIn(.wang, of: enterprise), clerk.logIn(.receiver, of: enterprise)]
            for id in ids { try await clerk.bind(id, to: "孙若曦") }
            #expect(try await office.store.bindings(of: Set(ids)).count == 2)
            try await office.phone("孙若曦").unsubscribe()
            #expect(try await office.store.bindings(of: Set(ids)) == [:])
            #expect(try await office.store.person(clerk.user.id) != nil)
        }
    }

    @Test func aStrangerWhoLeavesIsNobody() async throws {
        try await Office.open { office in
            try await office.phone("王敏").scan(try await Browser(office).begin().url)
            try await office.phone("王敏").unsubscribe()
            #expect(try await office.store.audit(AuditFilter(), before: nil, limit: 9).isEmpty)
        }
    }
}
