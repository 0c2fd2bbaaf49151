public import Domain
public import Foundation
public import Gateways
public import Jobs
public import Logging
import Sealing
public import Store

/// Why a mail did not go out, in words for the person who sends it.
public struct MailFailure: Error, Hashable, Sendable {
    public let sentence: String
}

/// Mails that wait until the mail server takes them.
public struct Post: Sendable {
    private let store: Store
    private let vault: Vault
    private let server: MailServer?
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// - Parameter server: nil: none is set up, and nothing can be sent.
    public init(
        store: Store, vault: Vault, server: MailServer?, logger: Logger, now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.vault = vault
        self.server = server
        self.logger = logger
        self.now = now
    }

    public var isConfigured: Bool { server != nil }

    /// A letter that is to lie sealed in the database: it holds a code.
    func seal(_ text: LetterText, keepUntil end: Date) throws -> NewLetter {
        let place = "letters/\(Random.token(bytes: 16))"
        let bytes = [UInt8](try JSONEncoder().encode(text))
        return NewLetter(place: place, keepUntil: end) { [vault] shelf in
            try vault.seal(bytes, for: place, of: .letters, on: shelf)
        }
    }

    /// Sends at once. Throws `MailFailure`.
    public func test(to address: MailAddress, recording deed: Deed, at now: Date) async throws {
        try await store.record(deed, at: now)
        do { try await send(.test, to: address) } catch let error as MailError {
            logger.notice("the test mail was not sent", metadata: ["error": "\(error)"])
            throw MailFailure(sentence: error.sentence)
        }
    }

    public var jobBody: JobBody {
        JobBody(kind: SendingJob.letter) { job, _ in
            try await send(StoredLetter.ID(rawValue: job.subject)) ?? .completed
        }
    }

    /// One try, now: nil where there is nothing left to do.
    @discardableResult
    public func send(_ id: StoredLetter.ID) async throws -> Outcome? {
        guard let (letter, address) = try await store.letter(id, at: now()) else {
            try await store.dropOutdatedLetter(id, because: "激活码过期之前，邮件没有发出。", at: now())
            return nil
        }
        let opened = try await vault.open(for: letter.place) { try await store.letter(id, at: now())?.letter.bytes }
        guard let opened else { return nil }
        let text = try JSONDecoder().decode(LetterText.self, from: Data(opened.secret))
        do {
            try await send(text, to: address)
            try await store.letterWasSent(id, at: now())
            return nil
        } catch let error as MailError {
            logger.warning("a mail was not sent", metadata: ["letter": "\(id)", "error": "\(error)"])
            try await store.letterFailed(id, because: error.sentence, isFinal: error.isFinal, at: now())
            // A server that is down is asked for as long as the letter is of use.
            return error.isFinal ? .failed(.fault) : .again(after: error.pause, isAttempt: false)
        }
    }

    private func send(_ text: LetterText, to address: MailAddress) async throws {
        guard let server else { throw MailError.unreachable(reason: "no mail server is set up") }
        try await server.send(Letter(to: address, subject: text.subject, text: text.text, html: nil))
    }
}

extension MailError {
    /// The same letter would be refused again, whatever is set up.
    fileprivate var isFinal: Bool {
        if case .refused(let code, _) = self { code >= 500 } else { false }
    }

    /// Wrong credentials are not tried until somebody else locks the account for it.
    fileprivate var pause: Duration { self == .badCredentials ? .seconds(1800) : .seconds(30) }

    fileprivate var sentence: String {
        switch self {
        case .unreachable: "连接不上邮件服务器，请检查它的地址、端口和网络。"
        case .insecure: "无法与邮件服务器建立加密连接，请检查加密方式和证书。"
        case .badCredentials: "邮件服务器不接受设置的用户名或密码。"
        case .refused(let code, _) where isFinal: "邮件服务器拒收这封邮件（\(code)），请核对邮箱地址。"
        case .refused(let code, _): "邮件服务器暂时不接受邮件（\(code)）。"
        }
    }
}
