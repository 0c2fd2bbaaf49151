import Domain
import Foundation
import Gateways
import Store
import Testing

@testable import Workflows

/// 移除: here for good, and at the bureau as well as may be.
struct AccountRemovalTests {
    private static func set(
        _ body: @escaping @Sendable (Clerk, Enterprise, Account) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await body(clerk, enterprise, try #require(try await office.store.accounts(of: enterprise.id).first))
        }
    }

    private static func remove(_ account: Account, by clerk: Clerk) async throws {
        try await clerk.office.accounts.remove(
            account, version: account.version, recording: clerk.deeds(.accountRemoved, account.label),
            at: clerk.office.clock.now)
    }

    @Test func itsSessionEndsAtTheBureauToo() async throws {
        try await Self.set { clerk, enterprise, account in
            let token = try #require(try await clerk.office.accounts.session(of: account.id)?.token)
            #expect(try await clerk.office.world.openSessions == 1)
            try await Self.remove(account, by: clerk)
            #expect(try await clerk.office.world.openSessions == 0)
            #expect(try await clerk.office.store.accounts(of: enterprise.id) == [])
            await #expect(throws: BureauError.sessionExpired) {
                try await clerk.office.accounts.bureau.current(session: token)
            }
        }
    }

    /// It waits for its person by a challenge, and its session with it.
    @Test func aSessionThatWaitsEndsToo() async throws {
        try await Self.set { clerk, enterprise, account in
            let office = clerk.office
            try await office.world.demandVerification("sms")
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait { $0.trouble == .verificationRequired }
            }
            #expect(try await office.world.openSessions == 1)
            #expect(try await office.accounts.session(of: account.id) == nil)
            try await Self.remove(try await clerk.account(account.id), by: clerk)
            #expect(try await office.world.openSessions == 0)
        }
    }

    @Test func aSilentBureauStopsNoRemoval() async throws {
        try await Self.set { clerk, enterprise, account in
            try await clerk.office.world.set(#"{"failureRate":1}"#)
            try await Self.remove(account, by: clerk)
            #expect(try await clerk.office.store.accounts(of: enterprise.id) == [])
            #expect(try await clerk.office.secrets.credentials(of: account.id) == [:])
        }
    }

    @Test func whoSawAnOlderVersionRemovesNothing() async throws {
        try await Self.set { clerk, enterprise, account in
            try await clerk.logIn(.wang, of: enterprise)
            await #expect(throws: StoreError.conflict) { try await Self.remove(account, by: clerk) }
            #expect(try await clerk.office.world.openSessions == 1)
            #expect(try await clerk.office.accounts.session(of: account.id) != nil)
        }
    }

    @Test func itsDownloadStopsAndARetrySaysWhyAgain() async throws {
        try await Self.set { clerk, enterprise, account in
            let office = clerk.office
            try await office.world.set(#"{"latencyMilliseconds":30}"#)
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait { $0.stored > 0 }
                try await Self.remove(account, by: clerk)
                try await errand.wait(for: .failed)
                #expect(try await errand.row.trouble == .accountRemoved)
                try? await office.store.retry(errand.id, in: clerk.scope, at: office.clock.now)
                try await errand.wait { $0.state != .running }
                #expect(try await errand.row.state == .failed)
                #expect(try await errand.row.trouble == .accountRemoved)
            }
        }
    }
}
