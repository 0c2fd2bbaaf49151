import Domain

/// Gives invoices their numbers and traces numbers back to their place.
struct NumberScheme: Sendable {
    private let digital: Permutation
    private let coded: Permutation
    private let companyBits: UInt64
    private static let indexBits: UInt64 = 20

    init(seed: UInt64, taxNumber: String) {
        let company = Dice.mix(Dice.hash(taxNumber))
        digital = Permutation(bits: 49, key: seed ^ 0xD1)
        coded = Permutation(bits: 26, key: seed ^ company)
        companyBits = company >> 45
    }

    /// Year, region, channel and 15 digits.
    func digitalNumber(_ facts: InvoiceFacts, _ direction: Direction, area: Area) -> String {
        let side: UInt64 = direction == .issued ? 0 : 1
        let place = (side << 9 | UInt64(facts.day.ordinal)) << Self.indexBits | UInt64(facts.index)
        let sequence = digital.shuffled(companyBits << 30 | place)
        let channel = sequence % 9 == 0 ? "7" : "2"
        return facts.day.shortYear + area.invoiceRegion + channel + String(sequence).leftPadded(15)
    }

    /// 发票代码 of ten or twelve digits, which ends in the day of the year, and 发票号码 of eight.
    func codedNumber(_ facts: InvoiceFacts, _ direction: Direction, area: Area, digits: Int) -> (String, String) {
        let start = area.code.prefix(4) + facts.day.shortYear
        let end = String(facts.day.ordinal).leftPadded(3)
        let code = digits == 10 ? start + "1" + end : "0" + start + "\(facts.kind.rawValue)".suffix(2) + end
        let side: UInt64 = direction == .issued ? 0 : 1
        let number = coded.shuffled(side << 25 | UInt64(facts.index))
        return (String(code), String(number).leftPadded(8))
    }

    /// Where an invoice with this key would stand; whether one does is for the caller to see.
    func place(ofKey key: String) -> (direction: Direction, place: InvoiceFacts.Place)? {
        guard key.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return switch key.count {
        case 20 where key.hasPrefix("0"): codedPlace(year: key.dropFirst(5).prefix(2), key.dropFirst(9))
        case 18: codedPlace(year: key.dropFirst(4).prefix(2), key.dropFirst(7))
        case 20: digitalPlace(key)
        default: nil
        }
    }

    private func codedPlace(year: Substring, _ rest: Substring) -> (Direction, InvoiceFacts.Place)? {
        guard let number = UInt64(rest.suffix(8)), number < 1 << 26, let ordinal = Int(rest.prefix(3)),
            let day = Day(shortYear: year, ordinal: ordinal)
        else { return nil }
        let value = coded.restored(number)
        let index = Int(value & ((1 << 25) - 1))
        return (value >> 25 == 0 ? .issued : .received, InvoiceFacts.Place(day: day, index: index))
    }

    private func digitalPlace(_ key: String) -> (Direction, InvoiceFacts.Place)? {
        guard let sequence = UInt64(key.suffix(15)), sequence < 1 << 49 else { return nil }
        let value = digital.restored(sequence)
        let ordinal = Int(value >> Self.indexBits & 0x1FF)
        guard value >> 30 == companyBits, let day = Day(shortYear: key.prefix(2), ordinal: ordinal) else { return nil }
        let index = Int(value & ((1 << Self.indexBits) - 1))
        return (value >> 29 & 1 == 0 ? .issued : .received, InvoiceFacts.Place(day: day, index: index))
    }
}
