public import Domain
public import Foundation
import Sealing
public import Store

/// 激活: a code from an e-mail opens its companies to the person who types it.
public struct Activation: Sendable {
    private let store: Store
    private let post: Post
    /// The code alone lets in, so it may be asked for anew after it was used.
    private let entersByCode: Bool

    public static let codeLife: TimeInterval = 24 * 3600
    /// How long the link in the mail gives new codes.
    public static let linkLife: TimeInterval = 30 * 86_400

    public init(store: Store, post: Post, entersByCode: Bool) {
        self.store = store
        self.post = post
        self.entersByCode = entersByCode
    }

    /// A new code for these companies, for whoever gives it on. It is returned once and kept only as a hash.
    public func issue(
        for enterprises: [EnterpriseEntry], recording deed: Deed, at now: Date
    ) async throws -> ActivationCode {
        let code = Self.newCode()
        let new = NewActivation(
            codeHash: Self.hash(of: code.text), enterprises: enterprises, until: now.addingTimeInterval(Self.codeLife),
            mail: nil)
        _ = try await store.issue(new, recording: deed, at: now)
        return code
    }

    /// A new code, and the mail that brings it with the address of the console and the link for the next.
    @discardableResult
    public func issue(
        for enterprises: [EnterpriseEntry], to email: MailAddress, address: String, recording deed: Deed, at now: Date
    ) async throws -> (code: ActivationCode, letter: StoredLetter.ID?) {
        let (code, token) = (Self.newCode(), Random.token())
        let (until, linkUntil) = (now.addingTimeInterval(Self.codeLife), now.addingTimeInterval(Self.linkLife))
        let letter = try seal(code, enterprises, until: until, address: address, token: token, linkUntil: linkUntil)
        let new = NewActivation(
            codeHash: Self.hash(of: code.text), enterprises: enterprises, until: until,
            mail: .init(
                to: email, renewalHash: Digest.sha256(token), renewableUntil: linkUntil, letter: letter))
        return (code, try await store.issue(new, recording: deed, at: now))
    }

    /// How it stands with the code of a link; nil: no mail holds it.
    public func renewal(token: String, at now: Date) async throws -> RenewalState? {
        try await store.renewal(renewalHash: Digest.sha256(token), at: now)
    }

    /// A new code by mail, in place of the one that has expired. Returns where it goes. Throws `RenewalRefusal`.
    public func renew(token: String, origin: Origin, address: String, at now: Date) async throws -> MailAddress {
        let hash = Digest.sha256(token)
        guard let state = try await store.renewal(renewalHash: hash, at: now) else { throw RenewalRefusal.unknown }
        let (code, until) = (Self.newCode(), now.addingTimeInterval(Self.codeLife))
        let linkUntil = now.addingTimeInterval(Self.linkLife)
        let letter = try seal(
            code, state.enterprises, until: until, address: address, token: token, linkUntil: linkUntil)
        let deed = Deed(
            .activationRenewed, user: nil, person: "邮件持有人", subject: state.email.masked, address: origin.address,
            browser: origin.browser)
        try await store.renew(
            renewalHash: hash, codeHash: Self.hash(of: code.text), until: until, renewableUntil: linkUntil,
            letter: letter,
            reopens: entersByCode, recording: deed, at: now)
        return state.email
    }

    /// Throws `ActivationRefusal`. A text that is no code is a try like any other.
    public func activate(typed: String, for user: User.ID, from origin: Origin, at now: Date) async throws {
        try await store.activate(codeHash: Self.hash(of: typed), for: user, from: origin, at: now)
    }

    /// 登录 with the code alone: the token of a session. Throws `ActivationRefusal`.
    public func enter(typed: String, remembers: Bool, origin: Origin, at now: Date) async throws -> String {
        let (token, session) = SignIn.newSession(remembers: remembers, origin: origin, at: now)
        try await store.enter(codeHash: Self.hash(of: typed), for: session)
        return token
    }

    private static func newCode() -> ActivationCode { ActivationCode(bytes: Random.bytes(10)) }

    /// What is no code takes as long as one.
    private static func hash(of typed: String) -> [UInt8] { Digest.sha256(ActivationCode(typed: typed)?.text ?? "") }

    private func seal(
        _ code: ActivationCode, _ enterprises: [EnterpriseEntry], until end: Date, address: String, token: String,
        linkUntil: Date
    ) throws -> NewLetter {
        let text = LetterText.activation(
            code, for: enterprises, until: end, address: address, link: "\(address)/activation/renewals/\(token)",
            linkUntil: linkUntil, entersByCode: entersByCode)
        return try post.seal(text, keepUntil: end)
    }
}
