import Domain
import Foundation

/// How the fields of all invoice formats are read: absent and empty are the same.
extension XMLElement {
    func value(_ path: String...) -> String { value(at: path) }

    func required(_ path: String...) throws(DocumentError) -> String {
        let text = value(at: path)
        guard !text.isEmpty else { throw .missing(path.last ?? name) }
        return text
    }

    /// Nil where the element is absent, empty or `***`.
    func money(_ path: String...) throws(DocumentError) -> Fen? {
        try InvoiceField.money(value(at: path), named: path.last ?? name)
    }

    func requiredMoney(_ path: String...) throws(DocumentError) -> Fen {
        let field = path.last ?? name
        guard let money = try InvoiceField.money(value(at: path), named: field) else { throw .missing(field) }
        return money
    }

    private func value(at path: [String]) -> String {
        self[path]?.text.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    }
}

enum InvoiceField {
    /// Below ten trillion yuan: beyond any invoice, and what a spreadsheet holds exactly.
    private static let maximum = Fen(rawValue: 999_999_999_999_999)

    static func money(_ text: String, named field: String) throws(DocumentError) -> Fen? {
        if text.allSatisfy({ $0 == "*" }) { return nil }
        guard let money = Fen(yuan: text), -maximum <= money, money <= maximum else {
            throw .malformed(field: field)
        }
        return money
    }

    /// Reads `2024-01-24`, `2020年08月05日`, `20200805`, each also with a time.
    static func instant(_ text: String, named field: String) throws(DocumentError) -> Date {
        var runs = text.split { !$0.isASCIIDigit }
        if let joined = runs.first, joined.count == 8 || joined.count == 14 {
            runs.replaceSubrange(0..<1, with: [joined.prefix(4)] + pairs(joined.dropFirst(4)))
        }
        var numbers = runs.map { Int($0) ?? -1 }
        if numbers.count == 3 { numbers += [0, 0, 0] }
        guard numbers.count == 6, let day = Day(year: numbers[0], month: numbers[1], day: numbers[2]),
            (0..<24).contains(numbers[3]), (0..<60).contains(numbers[4]), (0..<60).contains(numbers[5])
        else { throw .malformed(field: field) }
        return day.start.addingTimeInterval(Double(numbers[3] * 3600 + numbers[4] * 60 + numbers[5]))
    }

    /// `0.06` of `6%`; other texts as they are.
    static func rate(_ text: String) -> String {
        guard text.last == "%", let percent = Decimal(string: String(text.dropLast())) else { return text }
        return "\(percent / 100)"
    }

    private static func pairs(_ digits: Substring) -> [Substring] {
        digits.isEmpty ? [] : [digits.prefix(2)] + pairs(digits.dropFirst(2))
    }
}
