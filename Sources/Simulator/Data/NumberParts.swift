import Domain

extension Day {
    /// 1 to 366.
    var ordinal: Int { self - (Day(year: parts.year, month: 1, day: 1) ?? self) + 1 }

    var shortYear: String { String(parts.year % 100).leftPadded(2) }

    init?(shortYear: Substring, ordinal: Int) {
        guard let year = Int(shortYear), let first = Day(year: 2000 + year, month: 1, day: 1) else { return nil }
        self = first + (ordinal - 1)
    }
}

extension Area {
    /// Two digits of a 数电发票号码: of the province, or the five cities' own.
    var invoiceRegion: String {
        switch code {
        case "210200": "91"
        case "330200": "92"
        case "350200": "93"
        case "370200": "94"
        case "440300": "95"
        default: String(code.prefix(2))
        }
    }
}

extension String {
    func leftPadded(_ width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
