import Foundation
import Logging

/// The WeChat platform's memory: one Official Account, its codes, its followers, and the phones of the demo.
final class Platform: Sendable {
    let credentials: WeChatCredentials
    let publicURL: String
    let seed: UInt64
    let now: @Sendable () -> Date
    let tokens = AccessTokens()
    let codes = SceneCodes()
    let followers = Followers()
    let chats = Chats()
    let callback: Callback

    init(_ options: SimulatorOptions, logger: Logger) {
        credentials = options.weChat
        publicURL = options.publicURL
        seed = options.seed
        now = options.now
        callback = Callback(options.weChat, now: options.now, logger: logger)
    }
}
