import Foundation

/// The bureau's knobs, as the control API shows them; `Fixtures/scenarios/README.md` says what each does.
struct BureauSettings: Sendable, Equatable {
    var latencyMilliseconds = 0
    var latencyFromMilliseconds = 0
    var latencyToMilliseconds = 0
    var rowCap = 1000
    var pageRows = 100
    var requestsPerSecond = 50
    var failureRate = 0.0
    var truncationRate = 0.0
    var wrongTypeRate = 0.0
    var stallRate = 0.0
    var stallSeconds = 30
    var repeatRate = 0.0
    var shuffleRate = 0.0
    var movingTotals = 0.0
    var drift = Drift()
    var sessionIdleMinutes = 30
    /// Queries and files of one session; 0 is never, here and in the next two.
    var sessionDiesAfterRequests = 0
    var secondFactorAfterRequests = 0
    var accountLocksAfterRequests = 0
    var captchaSeconds = 120
    /// By the true clock, as `maintenanceUntil`.
    var maintenanceFrom: Date?
    var maintenanceUntil: Date?
    /// How far the bureau's own clock is before the true one.
    var clockAheadHours = 0
    /// Tax numbers that are still on the 税控 side.
    var otherSideCompanies: [String] = []
    var secondFactor = SecondFactorRule.account
    /// Of what a login asks; the rest answers as ever.
    var answerMode = AnswerMode.normal

    var clockAhead: TimeInterval { Double(clockAheadHours) * 3600 }

    /// Until when the bureau is closed, by the true clock.
    func closedUntil(_ now: Date) -> Date? {
        guard let maintenanceUntil, now < maintenanceUntil, maintenanceFrom ?? now <= now else { return nil }
        return maintenanceUntil
    }
}
