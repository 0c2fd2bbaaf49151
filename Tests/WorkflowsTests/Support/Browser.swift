import Domain
import Foundation
import Store
import Testing
import Workflows

extension Origin {
    static let desk = Origin(address: "192.168.1.20", browser: "Chrome · Windows")
}

/// A browser at the login page: its cookie, and the newest ticket under it.
struct Browser: Sendable {
    let office: Office
    private let cookie = SignIn.newBrowserToken()

    init(_ office: Office) { self.office = office }

    func begin() async throws -> SignInTicket {
        try await office.signIn.begin(
            browserToken: cookie, browser: Origin.desk.browser, address: Origin.desk.address, at: office.clock.now)
    }

    var ticket: SignInTicket? {
        get async throws { try await office.signIn.ticket(browserToken: cookie, at: office.clock.now) }
    }

    var state: Ticket.State? {
        get async throws { try await ticket?.state }
    }

    func redeem(remembers: Bool = false) async throws -> String {
        try await office.signIn.redeem(
            browserToken: cookie, remembers: remembers, origin: .desk, at: office.clock.now)
    }

    func cannotRedeem(sourceLocation: SourceLocation = #_sourceLocation) async {
        await #expect(throws: StoreError.conflict, sourceLocation: sourceLocation) { try await redeem() }
    }

    /// With a ticket that the phone of that name has confirmed.
    func confirmed(by name: String) async throws -> Browser {
        try await office.phone(name).scan(try await begin().url)
        try await office.phone(name).confirm()
        return self
    }
}
