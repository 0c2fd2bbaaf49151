import Domain
import Foundation
import GRDB

/// What is read from a column is what was written there; anything else is a damaged file, not a default.
struct DamagedColumn: Error {
    let name: String
}

extension Row {
    func instant(_ name: String) throws -> Date { Date(milliseconds: try int(name)) }
    func instantIfAny(_ name: String) -> Date? { (self[name] as Int64?).map(Date.init(milliseconds:)) }

    func int(_ name: String) throws -> Int64 {
        guard let value = self[name] as Int64? else { throw DamagedColumn(name: name) }
        return value
    }

    func text(_ name: String) throws -> String {
        guard let value = self[name] as String? else { throw DamagedColumn(name: name) }
        return value
    }

    func key<Owner>(_ name: String) throws -> Domain.Key<Owner> { Domain.Key(rawValue: try int(name)) }
    func fen(_ name: String) throws -> Fen { Fen(rawValue: try int(name)) }
    func count(_ name: String) throws -> Int { Int(try int(name)) }

    func word<Value: RawRepresentable<String>>(_ name: String) throws -> Value {
        guard let value = Value(rawValue: try text(name)) else { throw DamagedColumn(name: name) }
        return value
    }

    func words<Value: RawRepresentable<String>>(_ name: String) throws -> Set<Value> {
        Set(try text(name).split(separator: ",").map { try Value(rawValue: String($0)) ?? damaged(name) })
    }

    func day(_ name: String) throws -> Day { try Day(try text(name)) ?? damaged(name) }

    func days(_ first: String, _ last: String) throws -> DayRange {
        try DayRange(try day(first), try day(last)) ?? damaged(last)
    }

    /// `prefix_count`, `prefix_amount`, `prefix_tax`, `prefix_total`; nil where they are null.
    func tallyIfAny(_ prefix: String) throws -> Tally? {
        guard self["\(prefix)_count"] as Int64? != nil else { return nil }
        return try tally(prefix + "_")
    }

    func tally(_ prefix: String = "") throws -> Tally {
        Tally(
            count: try count("\(prefix)count"),
            sums: Sums(
                amount: try fen("\(prefix)amount"), tax: try fen("\(prefix)tax"), total: try fen("\(prefix)total")))
    }

    func damaged<Value>(_ name: String) throws -> Value { throw DamagedColumn(name: name) }
}

extension Date {
    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// An instant beyond the year 9999, which only a mad Retry-After names, is that year's end.
    var milliseconds: Int64 {
        let limit = 253_402_300_799_999.0
        return Int64(max(-limit, min(limit, (timeIntervalSince1970 * 1000).rounded())))
    }
}

extension Set where Element: RawRepresentable<String> {
    /// Comma-separated in a fixed order, as the schema keeps a filter.
    var column: String { map(\.rawValue).sorted().joined(separator: ",") }
}

extension Sequence where Element: RawRepresentable<String> {
    /// `'a', 'b'` for a CHECK, from the enum itself so that the two cannot part. The raw values are our own words.
    var sqlList: String { map { "'\($0.rawValue)'" }.joined(separator: ", ") }
}
