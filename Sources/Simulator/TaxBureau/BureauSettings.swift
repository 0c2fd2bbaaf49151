import Foundation

/// The bureau's knobs, as the control API shows them.
struct BureauSettings: Sendable, Equatable {
    var latencyMilliseconds = 0
    var rowCap = 1000
    var pageRows = 100
    var requestsPerSecond = 50
    /// Share of requests answered with a bare 503.
    var failureRate = 0.0
    var sessionIdleMinutes = 30
    var captchaSeconds = 120
    var maintenanceUntil: Date?
    /// Tax numbers that are still on the 税控 side.
    var otherSideCompanies: [String] = []
    var secondFactor = SecondFactorRule.account
    /// Of what a login asks; the rest answers as ever.
    var answerMode = AnswerMode.normal

    static let keys = [
        "latencyMilliseconds", "rowCap", "pageRows", "requestsPerSecond", "failureRate", "sessionIdleMinutes",
        "captchaSeconds", "maintenanceUntil", "otherSideCompanies", "secondFactor", "answerMode",
    ]

    var json: JSONValue {
        [
            "latencyMilliseconds": .int(latencyMilliseconds), "rowCap": .int(rowCap), "pageRows": .int(pageRows),
            "requestsPerSecond": .int(requestsPerSecond), "failureRate": .double(failureRate),
            "sessionIdleMinutes": .int(sessionIdleMinutes), "captchaSeconds": .int(captchaSeconds),
            "maintenanceUntil": maintenanceUntil.map(JSONValue.instant) ?? .null,
            "otherSideCompanies": .texts(otherSideCompanies), "secondFactor": .text(secondFactor.rawValue),
            "answerMode": .text(answerMode.rawValue),
        ]
    }

    /// These settings with the given ones in place; `maintenanceUntil: null` ends it.
    func merging(_ fields: Fields) throws(Problem) -> BureauSettings {
        var merged = self
        if fields.has("latencyMilliseconds") {
            merged.latencyMilliseconds = try fields.int("latencyMilliseconds", in: 0...60_000)
        }
        if fields.has("rowCap") { merged.rowCap = try fields.int("rowCap", in: 1...1_000_000) }
        if fields.has("pageRows") { merged.pageRows = try fields.int("pageRows", in: 1...1000) }
        if fields.has("requestsPerSecond") {
            merged.requestsPerSecond = try fields.int("requestsPerSecond", in: 1...100_000)
        }
        if fields.has("failureRate") { merged.failureRate = try fields.rate("failureRate") }
        if fields.has("sessionIdleMinutes") {
            merged.sessionIdleMinutes = try fields.int("sessionIdleMinutes", in: 1...720)
        }
        if fields.has("captchaSeconds") { merged.captchaSeconds = try fields.int("captchaSeconds", in: 1...3600) }
        if fields.mentions("maintenanceUntil") { merged.maintenanceUntil = try fields.instant("maintenanceUntil") }
        if fields.has("otherSideCompanies") { merged.otherSideCompanies = try fields.texts("otherSideCompanies") }
        if fields.has("secondFactor") { merged.secondFactor = try fields.choice("secondFactor") }
        if fields.has("answerMode") { merged.answerMode = try fields.choice("answerMode") }
        return merged
    }
}

extension Fields {
    func instant(_ name: String) throws(Problem) -> Date? {
        guard has(name) else { return nil }
        guard let date = try? Date(try text(name), strategy: .iso8601) else {
            throw .badRequest("字段 \(name) 须为 ISO 8601 时刻")
        }
        return date
    }
}
