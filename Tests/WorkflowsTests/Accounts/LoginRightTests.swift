import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// Somebody's right is taken away while the bureau is asked in their name.
struct LoginRightTests {
    private static let logout = "DELETE /sessions/current"

    /// What happens between the bureau's yes and the saving.
    private static func interrupted(
        by deed: @escaping @Sendable (Clerk) async throws -> Void,
        _ body: @escaping @Sendable (ScriptedBureau, Clerk, Login) async throws -> Void
    ) async throws {
        let barrier = Barrier()
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": return .session
            case "GET /sessions/current":
                await barrier.pass()
                return .current
            default: return .form
            }
        }
        try await bureau.run { office in
            // Somebody else must be there to look after people.
            let admin = try await Clerk("陈思远", in: office)
            let clerk = try await Clerk(in: office)
            for (id, role) in [(admin.user.id, Role.administrator), (clerk.user.id, .finance)] {
                try await office.store.setRole(
                    role, of: id, recording: admin.deeds(.roleChanged, ""), at: office.clock.now)
            }
            let login = try await clerk.begin(
                Credentials.wang.fields, of: try await clerk.enterprise(DemoGroup.xinghe))
            await bureau.untilAsked("GET /sessions/current")
            try await deed(clerk)
            barrier.open()
            try await body(bureau, clerk, login)
        }
    }

    @Test(arguments: [true, false]) func whoMayNoLongerSavesNothing(_ isUnbound: Bool) async throws {
        try await Self.interrupted {
            let (store, id, now) = ($0.office.store, $0.user.id, $0.office.clock.now)
            if isUnbound {
                try await store.unbind(id, leavesNobody: false, recording: $0.deeds(.unbound, ""), at: now)
            } else {
                try await store.setRole(.reader, of: id, recording: $0.deeds(.roleChanged, ""), at: now)
            }
        } _: { bureau, clerk, login in
            let attempt = try await login.answered()
            #expect(attempt.isWithdrawn, "\(attempt.phase)")
            #expect(attempt.steps(.failed) == [.saved])
            #expect(await clerk.office.desk.entries[login.id]?.values == [:])
            #expect(try await clerk.office.store.accounts(of: attempt.enterprise.id) == [])
            await bureau.untilAsked(Self.logout)
            #expect(bureau.lines.contains(Self.logout))
            let deeds = try await clerk.office.store.audit(AuditFilter(), before: nil, limit: 1)
            #expect(deeds.first?.deed.subject.hasSuffix("操作人的权限已变更，没有保存") == true)
        }
    }

    @Test func whoStillMaySavesAndStaysLoggedIn() async throws {
        try await Self.interrupted { _ in
        } _: { bureau, _, login in
            let attempt = try await login.answered()
            #expect(attempt.saved != nil)
            #expect(!bureau.lines.contains(Self.logout))
        }
    }
}
