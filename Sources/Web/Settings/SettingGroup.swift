/// Settings that belong together, in words: what 系统设置 shows of them. Never a secret.
public struct SettingGroup: Sendable {
    let title: String
    let state: String
    let isFine: Bool
    let facts: [(label: String, value: String)]
    let advice: String

    /// - Parameters:
    ///   - state: `已启用`, `未设置`.
    ///   - advice: what is missing or risky, and which setting mends it; empty for none.
    public init(
        title: String, state: String, isFine: Bool, facts: [(label: String, value: String)], advice: String = ""
    ) {
        self.title = title
        self.state = state
        self.isFine = isFine
        self.facts = facts
        self.advice = advice
    }
}

extension SettingsPage.Group {
    init(_ group: SettingGroup) {
        self.init(
            title: group.title, state: Chip(text: group.state, tone: group.isFine ? .good : .warn),
            facts: group.facts.map { Fact($0.label, $0.value) }, advice: group.advice)
    }
}
