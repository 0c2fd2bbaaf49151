import Domain

extension WeChatTemplate.Kind {
    /// Whether the platform takes `value` in such a place.
    func admits(_ value: String) -> Bool {
        switch self {
        case .thing: (1...20).contains(value.count)
        case .time: Self.isTime(value)
        case .characterString: (1...32).contains(value.utf8.count) && value.utf8.allSatisfy { (32...126).contains($0) }
        case .phrase: (1...5).contains(value.count) && value.unicodeScalars.allSatisfy(\.properties.isIdeographic)
        }
    }

    private static func isTime(_ value: String) -> Bool {
        let dashed = /([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?/
        let written = /([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日 ?([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?/
        guard let match = value.wholeMatch(of: dashed) ?? value.wholeMatch(of: written),
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6 ?? "0")
        else { return false }
        return Day(year: year, month: month, day: day) != nil && hour < 24 && minute < 60 && second < 60
    }
}
