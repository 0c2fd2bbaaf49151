import Testing

@testable import Domain

struct LedgerTests {
    private func entry(_ key: String, _ amount: Int64, _ tax: Int64, _ total: Int64) -> LedgerEntry {
        LedgerEntry(
            key: key, sums: Sums(amount: Fen(rawValue: amount), tax: Fen(rawValue: tax), total: Fen(rawValue: total)))
    }

    private func read(_ bytes: [UInt8]) throws -> [LedgerEntry] {
        var reader = Ledger.Reader(bytes)
        var entries: [LedgerEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    @Test func whatIsPackedIsRead() throws {
        let entries = [
            entry("044001900111000000", 100, 13, 113), entry("144001900111000000", 0, 0, 0),
            entry("00000000000000000001", -100, -13, -113), entry("26442000000000000001", 1, 2, 4),
            entry("99999999999999999999", .max, .min, -1),
        ]
        var ledger = Ledger()
        for entry in entries { try ledger.append(entry) }
        #expect(try read(ledger.bytes) == entries)
        #expect(try read([]) == [])
    }

    @Test func aListCountsWhatItHolds() throws {
        var ledger = Ledger()
        for number in 0..<3 { try ledger.append(entry("2644200000000000000\(number)", 100, 13, 113)) }
        #expect(ledger.tally.count == 3 && ledger.tally.sums.total == Fen(rawValue: 339))
    }

    @Test(arguments: [["2", "1"], ["1", "1"], ["10", "9"], ["1x"], ["１"], [String(repeating: "1", count: 31)]])
    func keysComeInOrderAndAreDigits(keys: [String]) throws {
        var ledger = Ledger()
        for key in keys.dropLast() { try ledger.append(entry(key, 1, 1, 2)) }
        #expect(throws: Ledger.BadKey(key: keys[keys.count - 1])) {
            try ledger.append(entry(keys[keys.count - 1], 1, 1, 2))
        }
    }

    @Test func aCutListIsDamaged() throws {
        var ledger = Ledger()
        try ledger.append(entry("26442000000000000001", 10_000, 1_300, 11_300))
        for count in 1..<ledger.bytes.count {
            #expect(throws: Ledger.Damaged.self) { try read(Array(ledger.bytes.prefix(count))) }
        }
        #expect(throws: Ledger.Damaged.self) { try read(Array(repeating: 255, count: 40)) }
    }

    /// Ten million invoices of usual numbers and amounts come to 200 MB at most.
    @Test func anInvoiceTakesTwentyBytesAtMost() throws {
        var ledger = Ledger()
        var number: UInt64 = 26_442_000_000_000_000
        for index in 0..<1_000 {
            number += UInt64(index * 7_919 % 90_000_000 + 1)
            let amount = Int64(index * 104_729 % 99_999_999)
            try ledger.append(entry("264\(number)", amount, amount * 13 / 100, amount + amount * 13 / 100))
        }
        #expect(ledger.bytes.count <= 20 * 1_000)
    }
}
