import Domain
import Foundation
import Sealing
import Store
import Testing
import Workflows

/// 接口令牌: shown once, kept as a hash, known again while it is valid.
struct APITokensTests {
    private static let made = Deed(.tokenMade, user: nil, person: "王敏", subject: "ERP", address: "本机", browser: "")

    /// Made by 王敏, who is the first to activate and so an administrator.
    private func make(_ office: Office, term: APITokenTerm = .days90) async throws -> String {
        let clerk = try await Clerk(in: office)
        return try await APITokens(store: office.store).make(
            try #require(APITokenName("ERP")), access: .read, for: nil, term: term,
            by: clerk.user.id, recording: Self.made, at: office.clock.now)
    }

    @Test func onlyItsHashIsKept() async throws {
        try await Office.open { office in
            let secret = try await make(office)
            #expect(secret.wholeMatch(of: /fsk_[0-9a-f]{64}/) != nil)
            let token = try #require(try await office.store.apiToken(hash: Digest.sha256(secret)))
            #expect(token.ending == String(secret.suffix(4)))
            for file in try FileManager.default.contentsOfDirectory(at: office.folder, includingPropertiesForKeys: nil)
            {
                guard let bytes = try? Data(contentsOf: file) else { continue }
                #expect(bytes.range(of: Data(secret.dropFirst(4).prefix(32).utf8)) == nil, "\(file.lastPathComponent)")
            }
        }
    }

    @Test func anyOtherTextIsNone() async throws {
        try await Office.open { office in
            let secret = try await make(office)
            let tokens = APITokens(store: office.store)
            #expect(try await tokens.token(secret, at: office.clock.now) != nil)
            for wrong in [
                "", "fsk_", secret.uppercased(), secret + "0", String(secret.dropLast()), String(secret.dropFirst(4)),
            ] {
                #expect(try await tokens.token(wrong, at: office.clock.now) == nil, "\(wrong)")
            }
        }
    }

    @Test func itEndsWithItsTermAndItsRevocation() async throws {
        try await Office.open { office in
            let secret = try await make(office)
            let tokens = APITokens(store: office.store)
            let token = try #require(try await tokens.token(secret, at: office.clock.now))
            let end = try #require(token.expiresAt)
            #expect(try await tokens.token(secret, at: end - 1) != nil)
            #expect(try await tokens.token(secret, at: end) == nil)
            try await office.store.revokeAPIToken(token.id, recording: Self.made, at: office.clock.now)
            #expect(try await tokens.token(secret, at: office.clock.now) == nil)
        }
    }

    @Test func itEndsWithItsMaker() async throws {
        try await Office.open { office in
            let secret = try await make(office)
            let tokens = APITokens(store: office.store)
            let token = try await tokens.token(secret, at: office.clock.now)
            #expect(token?.isBacked == true)
            let maker = try #require(try await office.store.people().first).user
            let unbound = Deed(.unbound, user: nil, person: "王敏", subject: "王敏", address: "本机", browser: "")
            try await office.store.unbind(maker.id, leavesNobody: true, recording: unbound, at: office.clock.now)
            #expect(try await tokens.token(secret, at: office.clock.now) == nil)
        }
    }

    @Test func itsUseIsWrittenAtMostEveryTenMinutes() async throws {
        try await Office.open { office in
            let secret = try await make(office, term: .unlimited)
            let (tokens, start) = (APITokens(store: office.store), office.clock.now + 1)
            func used(after seconds: TimeInterval) async throws -> TimeInterval? {
                _ = try await tokens.token(secret, at: start + seconds)
                let token = try await office.store.apiToken(hash: Digest.sha256(secret))
                return token?.lastUsedAt?.timeIntervalSince(start).rounded()
            }
            #expect(try await used(after: 0) == 0)
            #expect(try await used(after: 599) == 0)
            #expect(try await used(after: 601) == 601)
        }
    }
}
