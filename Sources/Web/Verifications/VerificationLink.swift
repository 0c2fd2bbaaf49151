import Domain
import Hummingbird
import Store
import Workflows

/// A pushed link, and whether it still serves.
struct VerificationLink: Sendable {
    let token: String
    let verification: Verification
    /// What is wanted; nil: the link is over.
    let call: VerificationCall?

    var path: String { "/verifications/\(token)" }
    var owner: LoginOwner { .link(verification.id) }

    var addresses: BureauLoginStatePage.Addresses {
        .init(reply: path, entry: path, done: path, restart: path, end: "")
    }
}

extension Console {
    /// Guesses are counted; throws `NotFound` for a link that never was one.
    func verificationLink(in context: VisitorContext) async throws -> VerificationLink {
        guard let token = context.parameters.get("link"), token.count == 64, token.allSatisfy(\.isHexDigit) else {
            throw NotFound()
        }
        guard let link = try await verificationLink(token) else {
            try linkLimit.spend(for: context.address, at: now())
            throw NotFound()
        }
        return link
    }

    /// The link as it stands now; nil for one that never was one.
    func verificationLink(_ token: String) async throws -> VerificationLink? {
        guard let verification = try await verifications.verification(link: token) else { return nil }
        let serves = verification.endedAt == nil && verification.expiresAt > now()
        return VerificationLink(
            token: token, verification: verification,
            call: serves ? try await store.verificationCall(for: verification.account) : nil)
    }
}
