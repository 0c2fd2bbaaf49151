/// How the sending of template messages ends, in the platform's own words.
enum TemplateResult: String, Sendable, CaseIterable {
    case success
    case userBlock = "failed:user block"
    case systemFailed = "failed: system failed"
}

/// The platform's knobs, as the control API shows them.
struct PlatformSettings: Sendable, Equatable {
    var templateResult = TemplateResult.success
    /// Posts each callback once more after it was answered.
    var duplicateCallbacks = false
    /// Milliseconds before any answer of the API.
    var apiDelay = 0
    /// The API answers as a broken front server does: HTML and 502.
    var apiDown = false

    static let keys = ["templateResult", "duplicateCallbacks", "apiDelay", "apiDown"]

    var json: JSONValue {
        [
            "templateResult": .text(templateResult.rawValue), "duplicateCallbacks": .bool(duplicateCallbacks),
            "apiDelay": .int(apiDelay), "apiDown": .bool(apiDown),
        ]
    }

    /// These settings with the given ones in place.
    func merging(_ fields: Fields) throws(Problem) -> PlatformSettings {
        var merged = self
        if fields.mentions("templateResult") { merged.templateResult = try fields.choice("templateResult") }
        if fields.mentions("duplicateCallbacks") { merged.duplicateCallbacks = try fields.bool("duplicateCallbacks") }
        if fields.mentions("apiDelay") { merged.apiDelay = try fields.int("apiDelay", in: 0...60_000) }
        if fields.mentions("apiDown") { merged.apiDown = try fields.bool("apiDown") }
        return merged
    }
}
