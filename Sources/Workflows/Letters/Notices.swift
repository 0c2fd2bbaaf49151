import Domain
public import Foundation
public import Gateways
public import Jobs
public import Logging
public import Store

/// A template of the service account, and how its keywords are called: they differ from account to account.
public struct NoticeTemplate: Hashable, Sendable {
    public let id: String
    /// `device` → `thing1`.
    public let keywords: [String: String]

    /// Reads `ID` or `ID,device=thing1,address=thing2,time=time3`. Nil for anything else.
    public init?(_ text: String, standard: [String: String]) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard let id = parts.first, !id.isEmpty, !id.contains("=") else { return nil }
        var keywords = standard
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=").map(String.init)
            guard pair.count == 2, standard[pair[0]] != nil else { return nil }
            keywords[pair[0]] = pair[1]
        }
        self.id = id
        self.keywords = keywords
    }

    /// `facts` by the template's own keywords.
    func content(_ facts: [String: String]) -> [String: String] {
        var content: [String: String] = [:]
        for (fact, keyword) in keywords { content[keyword] = facts[fact].map { Self.fitted($0, to: keyword) } }
        return content
    }

    /// The platform refuses a `thing` of more than 20 characters, and in a `character_string` all but 32 of ASCII.
    private static func fitted(_ text: String, to keyword: String) -> String {
        if keyword.hasPrefix("thing") { return String(text.prefix(20)) }
        guard keyword.hasPrefix("character_string") else { return text }
        let ascii = text.filter { $0.isASCII && !$0.isNewline }
        return ascii.isEmpty ? "****" : String(ascii.prefix(32))
    }
}

/// Template messages to people's WeChat.
public struct Notices: Sendable {
    private let store: Store
    private let vault: Vault
    private let weChat: WeChat
    private let signInTemplate: NoticeTemplate?
    private let logger: Logger
    private let now: @Sendable () -> Date

    public static let signInKeywords = ["device": "thing1", "address": "thing2", "time": "time3"]
    /// A notice of a sign-in that comes an hour late frightens more than it helps.
    private static let life: TimeInterval = 3600

    /// - Parameter signInTemplate: nil: people are not told of sign-ins.
    public init(
        store: Store, vault: Vault, weChat: WeChat, signInTemplate: NoticeTemplate?, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.vault = vault
        self.weChat = weChat
        self.signInTemplate = signInTemplate
        self.logger = logger
        self.now = now
    }

    /// 登录提醒: so that a sign-in that was not one's own is noticed. That it cannot be kept stops no sign-in.
    func tellSignIn(of user: User, from origin: Origin, at now: Date) async {
        guard let template = signInTemplate else { return }
        let content = template.content([
            "device": origin.browser, "address": origin.address, "time": China.timestamp(now),
        ])
        let push = NewPush(openid: user.openid, template: template.id, content: content)
        do { try await store.push(push, at: now, until: now.addingTimeInterval(Self.life)) } catch {
            logger.error("a notice could not be kept", metadata: ["error": "\(error)"])
        }
    }

    public var jobBody: JobBody {
        JobBody(kind: SendingJob.push) { job, _ in
            let id = Push.ID(rawValue: job.subject)
            guard let push = try await store.waitingPush(id, at: now()) else {
                try await store.dropOutdatedPush(id, at: now())
                return .completed
            }
            let message = TemplateMessage(
                openid: push.openid, templateID: push.template, url: try await vault.link(of: push, id, at: now()),
                data: push.content)
            do {
                try await store.pushWasSent(id, as: try await weChat.push(message))
                return .completed
            } catch let error as WeChatError {
                logger.notice("a template message was not taken", metadata: ["error": "\(error)"])
                guard error.isPermanent else {
                    // Asked for as long as the notice is of use.
                    return .again(after: .seconds(30), isAttempt: false)
                }
                try await store.pushFailed(id, because: "\(error)")
                return .failed(.fault)
            }
        }
    }
}
