import Foundation

/// The platform's knobs; `Fixtures/scenarios/README.md` says what each does.
struct DiskPlatformSettings: Sendable, Equatable {
    var latencyMilliseconds = 0
    var rowCap = 500
    var pageRows = 100
    var requestsPerSecond = 20
    var failureRate = 0.0
    var sessionMinutes = 50
    /// How far the platform's own clock is before the true one.
    var clockAheadMinutes = 0
    var maintenanceUntil: Date?
    /// Tax numbers that are on 数电.
    var otherSideCompanies: [String] = []

    static let knobs: [Knob<DiskPlatformSettings>] = [
        .int("latencyMilliseconds", \.latencyMilliseconds, 0...60_000),
        .int("rowCap", \.rowCap, 1...1_000_000),
        .int("pageRows", \.pageRows, 1...1000),
        .int("requestsPerSecond", \.requestsPerSecond, 1...100_000),
        .rate("failureRate", \.failureRate),
        .int("sessionMinutes", \.sessionMinutes, 1...720),
        .int("clockAheadMinutes", \.clockAheadMinutes, -60_000_000...60_000_000),
        .instant("maintenanceUntil", \.maintenanceUntil),
        .texts("otherSideCompanies", \.otherSideCompanies),
    ]

    static let keys = knobs.map(\.name)

    var json: JSONValue {
        .object(Dictionary(Self.knobs.map { ($0.name, $0.show(self)) }, uniquingKeysWith: { $1 }))
    }

    func merging(_ fields: Fields) throws -> DiskPlatformSettings {
        var merged = self
        for knob in Self.knobs where fields.has(knob.name) || knob.takesNull && fields.mentions(knob.name) {
            try knob.set(&merged, fields)
        }
        return merged
    }
}
