import Foundation
import Synchronization

/// The tax bureau's memory: what it knows, who is logged in, and its knobs.
final class Bureau: Sendable {
    let world: World
    let seed: UInt64
    /// How phones reach its app.
    let publicURL: String
    /// The true clock.
    let clock: @Sendable () -> Date
    let captchas = Captchas()
    let tries = PasswordTries()
    let challenges = Challenges()
    let verifications = Verifications()
    let rights = AccountRights()
    let sms: SMSInbox
    let sessions: Sessions
    let statistics = Statistics()
    let arrivals = Arrivals()
    private let knobs = Mutex(BureauSettings())

    init(
        world: World, seed: UInt64, memory: SessionMemory, publicURL: String, now: @escaping @Sendable () -> Date
    ) {
        sessions = Sessions(memory: memory, world: world, now: now())
        sms = SMSInbox(seed: seed)
        self.world = world
        self.seed = seed
        self.publicURL = publicURL
        clock = now
    }

    var settings: BureauSettings { knobs.withLock { $0 } }

    /// What the bureau thinks the time is.
    func now() -> Date { clock().addingTimeInterval(settings.clockAhead) }

    /// Open sessions go along when the clock is put.
    func turn(_ knobs: (BureauSettings) throws -> BureauSettings) rethrows {
        let (former, new) = try self.knobs.withLock { settings in
            let former = settings
            settings = try knobs(settings)
            return (former, settings)
        }
        if new.clockAhead != former.clockAhead { sessions.shift(by: new.clockAhead - former.clockAhead) }
        if !new.drift.holdsBack { arrivals.forget() }
    }

    /// Whether the request of this number meets with `knob`: the same ones do in every run with the same seed.
    func strikes(_ knob: String, _ rate: Double, request number: Int) -> Bool {
        var dice = dice(knob, request: number)
        return dice.hits(rate)
    }

    func dice(_ knob: String, request number: Int) -> Dice { Dice(seed, Dice.hash(knob), UInt64(number)) }

    /// A company's archive as it stands under the knobs.
    func archive(of taxNumber: String) -> Archive? {
        world.archives[taxNumber]?.adrift(settings.drift, arrivals.of(taxNumber))
    }

    var idle: TimeInterval { Double(settings.sessionIdleMinutes) * 60 }
}
