/// An invoice on a certificate's list.
public struct LedgerEntry: Hashable, Sendable {
    /// InvoiceNumber.key.
    public let key: String
    public let sums: Sums

    public init(key: String, sums: Sums) {
        self.key = key
        self.sums = sums
    }

    /// Shorter keys come first, then by their digits: the order of the lists.
    public static func precedes(_ left: String, _ right: String) -> Bool {
        (left.utf8.count, left) < (right.utf8.count, right)
    }
}

/// The list of a certificate's invoices, packed: for each, in order of the keys, what the key adds to the one before,
/// then 金额, 税额, and what 价税合计 is more than both, as numbers of seven bits a byte. About 12 bytes an invoice.
public struct Ledger: Sendable {
    public private(set) var bytes: [UInt8] = []
    public private(set) var tally = Tally.zero
    private var last: UInt128 = 0

    /// A key that no list can hold, or that does not come after the one before.
    public struct BadKey: Error, Hashable { public let key: String }
    /// The bytes are no list.
    public struct Damaged: Error, Hashable {}

    public init() {}

    public mutating func append(_ entry: LedgerEntry) throws(BadKey) {
        // A leading 1 keeps the zeros at the head and puts shorter keys first.
        guard entry.key.utf8.count <= 30, entry.key.allSatisfy(\.isASCIIDigit), let place = UInt128("1" + entry.key),
            place > last
        else { throw BadKey(key: entry.key) }
        put(place - last)
        last = place
        let (amount, tax) = (entry.sums.amount.rawValue, entry.sums.tax.rawValue)
        for value in [amount, tax, entry.sums.total.rawValue &- amount &- tax] {
            put(UInt128(UInt64(bitPattern: (value << 1) ^ (value >> 63))))
        }
        tally = tally + Tally(count: 1, sums: entry.sums)
    }

    private mutating func put(_ value: UInt128) {
        var rest = value
        while rest > 127 {
            bytes.append(UInt8(rest & 127) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Reads a packed list, one entry after the other.
    public struct Reader: Sendable {
        private let bytes: [UInt8]
        private var position = 0
        private var last: UInt128 = 0

        public init(_ bytes: [UInt8]) { self.bytes = bytes }

        public mutating func next() throws(Damaged) -> LedgerEntry? {
            guard position < bytes.count else { return nil }
            last &+= try number()
            let (amount, tax, more) = (try fen(), try fen(), try fen())
            return LedgerEntry(
                key: String(String(last).dropFirst()),
                sums: Sums(
                    amount: Fen(rawValue: amount), tax: Fen(rawValue: tax), total: Fen(rawValue: amount &+ tax &+ more))
            )
        }

        private mutating func fen() throws(Damaged) -> Int64 {
            let value = UInt64(truncatingIfNeeded: try number())
            return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
        }

        private mutating func number() throws(Damaged) -> UInt128 {
            var value: UInt128 = 0
            var shift: UInt128 = 0
            while true {
                guard position < bytes.count, shift < 126 else { throw Damaged() }
                let byte = bytes[position]
                position += 1
                value |= UInt128(byte & 127) << shift
                if byte < 128 { return value }
                shift += 7
            }
        }
    }
}
