import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct RoleTests {
    private let example: Example
    private let wang: User.ID
    private let chen: User.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        let (store, now, company) = (example.store, example.now, example.enterprise)
        wang = try await store.addMember("openid-wang", as: .administrator, of: company, at: now)
        chen = try await store.addMember("openid-chen", as: .finance, of: company, at: now)
    }

    private func set(_ role: Role, of user: User.ID) async throws {
        try await store.setRole(role, of: user, recording: .example(.roleChanged), at: now)
    }

    @Test func aRoleIsChangedAndLogged() async throws {
        let signals = store.progressSignal.listen()
        try await set(.reader, of: chen)
        await signals.first(within: nil)
        #expect(try await store.role(of: chen) == .reader)
        #expect(try await store.actions() == [.roleChanged])
    }

    @Test(arguments: [Role.finance, .reader])
    func theLastAdministratorStaysOne(_ role: Role) async throws {
        await #expect(throws: LastAdministrator()) { try await set(role, of: wang) }
        #expect(try await store.role(of: wang) == .administrator)
        #expect(try await store.actions() == [])
        try await set(.administrator, of: wang)
        try await set(.administrator, of: chen)
        try await set(role, of: wang)
        #expect(try await store.role(of: wang) == role)
    }

    /// An administrator without companies is none that is left.
    @Test func onlyWhoHasCompaniesCounts() async throws {
        try await store.run("UPDATE users SET role = 'administrator' WHERE id = ?", [example.user.rawValue])
        #expect(try await store.isLastAdministrator(wang))
        #expect(try await !store.isLastAdministrator(example.user))
        await #expect(throws: LastAdministrator()) { try await set(.finance, of: wang) }
    }

    @Test func ofTwoWhoStepDownAtOnceOneStays() async throws {
        try await set(.administrator, of: chen)
        await withTaskGroup(of: Void.self) { group in
            for user in [wang, chen] { group.addTask { try? await set(.finance, of: user) } }
        }
        #expect(try await store.people().filter { $0.user.role == .administrator }.count == 1)
    }

    @Test func whoHasNoCompaniesIsNotFound() async throws {
        await #expect(throws: StoreError.notFound) { try await set(.administrator, of: example.user) }
        await #expect(throws: StoreError.notFound) { try await set(.finance, of: User.ID(rawValue: 99)) }
        #expect(try await store.actions() == [])
    }
}
