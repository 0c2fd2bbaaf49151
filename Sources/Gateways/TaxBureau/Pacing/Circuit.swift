import Foundation

/// A bureau under maintenance is not asked, but for one request a minute, because it may be done early.
struct Circuit {
    private static let probeEvery: TimeInterval = 60

    let until: Date
    private var askedAt: Date

    init(until: Date, at now: Date) {
        self.until = until
        askedAt = now
    }

    func lets(at now: Date) -> Bool { now >= until || now.timeIntervalSince(askedAt) >= Self.probeEvery }

    mutating func ask(at now: Date) { askedAt = now }
}
