/// The colour of a state. Its name is the end of a class name: `chip-good`.
enum Tone: Sendable { case good, warn, bad, busy, idle }

/// State chip: a dot and a word.
struct Chip: Sendable {
    let text: String
    let tone: Tone
}

/// One banner at a time, the worst first. `actionText` empty: it has no button.
struct Banner: Sendable {
    let tone: Tone
    let text: String
    let actionText: String
    let actionURL: String

    init(_ tone: Tone, _ text: String, actionText: String = "", actionURL: String = "") {
        self.tone = tone
        self.text = text
        self.actionText = actionText
        self.actionURL = actionURL
    }
}

/// An option, a radio button or a check box. `reason` says why it cannot be chosen.
struct Choice: Sendable {
    let value: String
    let label: String
    let isSelected: Bool
    let isDisabled: Bool
    let reason: String

    init(_ value: String, _ label: String, isSelected: Bool = false, isDisabled: Bool = false, reason: String = "") {
        self.value = value
        self.label = label
        self.isSelected = isSelected
        self.isDisabled = isDisabled
        self.reason = reason
    }
}

/// A button: a form that posts, or a link.
struct ActionButton: Sendable {
    let text: String
    let url: String
    let isPost: Bool
    let isPrimary: Bool
    let isDanger: Bool
    /// Not for readers.
    let operates: Bool

    init(
        _ text: String, url: String, isPost: Bool = false, isPrimary: Bool = false, isDanger: Bool = false,
        operates: Bool = false
    ) {
        self.text = text
        self.url = url
        self.isPost = isPost
        self.isPrimary = isPrimary
        self.isDanger = isDanger
        self.operates = isPost || operates
    }
}

/// A label and its value. `isMonospace`: numbers that are read digit by digit.
struct Fact: Sendable {
    let label: String
    let value: String
    let isMonospace: Bool

    init(_ label: String, _ value: String, isMonospace: Bool = false) {
        self.label = label
        self.value = value
        self.isMonospace = isMonospace
    }
}

/// A link that sets both ends of a date range: 本月, 上月, …
struct DatePreset: Sendable {
    let label: String
    /// Without JavaScript the page is fetched anew with the range set.
    let url: String
    /// `2026-11-01`.
    let from: String
    let to: String
    /// The range that is set.
    var isCurrent = false
}
