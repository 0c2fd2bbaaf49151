import Foundation
import Synchronization

/// The tax bureau's memory: what it knows, who is logged in, and its knobs.
final class Bureau: Sendable {
    let world: World
    let seed: UInt64
    /// How phones reach its app.
    let publicURL: String
    let now: @Sendable () -> Date
    let captchas = Captchas()
    let tries = PasswordTries()
    let challenges = Challenges()
    let verifications = Verifications()
    let rights = AccountRights()
    let sms: SMSInbox
    let sessions: Sessions
    let statistics = Statistics()
    private let knobs = Mutex(BureauSettings())

    init(
        world: World, seed: UInt64, memory: SessionMemory, publicURL: String, now: @escaping @Sendable () -> Date
    ) {
        sessions = Sessions(memory: memory, world: world, rate: BureauSettings().requestsPerSecond, now: now())
        sms = SMSInbox(seed: seed)
        self.world = world
        self.seed = seed
        self.publicURL = publicURL
        self.now = now
    }

    var settings: BureauSettings {
        get { knobs.withLock { $0 } }
        set { knobs.withLock { $0 = newValue } }
    }

    var idle: TimeInterval { Double(settings.sessionIdleMinutes) * 60 }
}
