extension BureauSettings {
    static let knobs: [Knob<BureauSettings>] = [
        .int("latencyMilliseconds", \.latencyMilliseconds, 0...60_000),
        .int("latencyFromMilliseconds", \.latencyFromMilliseconds, 0...60_000),
        .int("latencyToMilliseconds", \.latencyToMilliseconds, 0...60_000),
        .int("rowCap", \.rowCap, 1...1_000_000),
        .int("pageRows", \.pageRows, 1...1000),
        .int("requestsPerSecond", \.requestsPerSecond, 1...100_000),
        .rate("failureRate", \.failureRate),
        .rate("truncationRate", \.truncationRate),
        .rate("wrongTypeRate", \.wrongTypeRate),
        .rate("stallRate", \.stallRate),
        .int("stallSeconds", \.stallSeconds, 1...600),
        .rate("repeatRate", \.repeatRate),
        .rate("shuffleRate", \.shuffleRate),
        .rate("movingTotals", \.movingTotals),
        .rate("lateRate", \.drift.lateRate),
        .int("lateDays", \.drift.lateDays, 1...7),
        .rate("statusChangeRate", \.drift.statusChangeRate),
        .denseDay,
        .int("sessionIdleMinutes", \.sessionIdleMinutes, 1...720),
        .int("sessionDiesAfterRequests", \.sessionDiesAfterRequests, 0...1_000_000),
        .int("secondFactorAfterRequests", \.secondFactorAfterRequests, 0...1_000_000),
        .int("accountLocksAfterRequests", \.accountLocksAfterRequests, 0...1_000_000),
        .int("captchaSeconds", \.captchaSeconds, 1...3600),
        .instant("maintenanceFrom", \.maintenanceFrom),
        .instant("maintenanceUntil", \.maintenanceUntil),
        .int("clockAheadHours", \.clockAheadHours, 0...48),
        .texts("otherSideCompanies", \.otherSideCompanies),
        .choice("secondFactor", \.secondFactor),
        .choice("answerMode", \.answerMode),
    ]

    static let keys = knobs.map(\.name)

    var json: JSONValue {
        .object(Dictionary(Self.knobs.map { ($0.name, $0.show(self)) }, uniquingKeysWith: { $1 }))
    }

    /// These settings with the given ones in place; `null` ends a maintenance or a dense day.
    func merging(_ fields: Fields) throws -> BureauSettings {
        var merged = self
        for knob in Self.knobs where fields.has(knob.name) || knob.takesNull && fields.mentions(knob.name) {
            try knob.set(&merged, fields)
        }
        guard merged.latencyFromMilliseconds <= merged.latencyToMilliseconds else {
            throw Problem.badRequest("latencyToMilliseconds 小于 latencyFromMilliseconds")
        }
        merged.drift.holdsBack = merged.movingTotals > 0
        return merged
    }
}
