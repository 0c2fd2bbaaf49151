import Foundation
import Logging
import Synchronization

/// The WeChat platform's memory: one Official Account, its codes, its people, its templates, and its knobs.
final class Platform: Sendable {
    let credentials: WeChatCredentials
    let publicURL: String
    let seed: UInt64
    let now: @Sendable () -> Date
    let templates: [WeChatTemplate]
    let tokens = AccessTokens()
    let codes = SceneCodes()
    let contacts = Contacts()
    let chats = Chats()
    let avatars = Avatars()
    private let callback: Callback
    private let knobs = Mutex(PlatformSettings())
    private let lastMessage: Mutex<Int64>

    init(_ options: SimulatorOptions, logger: Logger) throws(SimulatorError) {
        credentials = options.weChat
        publicURL = options.publicURL
        seed = options.seed
        now = options.now
        templates = options.templates
        callback = try Callback(options.weChat, now: options.now, logger: logger)
        lastMessage = Mutex(Int64.random(in: 1_000_000_000_000_000...2_000_000_000_000_000))
    }

    var settings: PlatformSettings {
        get { knobs.withLock { $0 } }
        set { knobs.withLock { $0 = newValue } }
    }

    /// A message's number; no two are equal.
    func nextMessageID() -> Int64 {
        lastMessage.withLock { last in
            last += 1
            return last
        }
    }

    func tell(_ members: [(String, String)], from openid: String) async -> Callback.Delivery {
        await callback.deliver(members, from: openid, twice: settings.duplicateCallbacks)
    }
}
