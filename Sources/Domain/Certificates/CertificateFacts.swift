public import Foundation

/// Where the bureau's figures of a certificate come from.
public enum FigureSource: String, CaseIterable, Sendable {
    /// The bureau counted this kind.
    case kind
    /// The bureau counted all kinds, and they equal the only kind that there is.
    case onlyKind = "only-kind"
    /// The bureau counted all kinds together.
    case whole

    public var name: String {
        switch self {
        case .kind: "税局按此类型统计"
        case .onlyKind: "税局按全部类型统计，只有这一种"
        case .whole: "税局按全部类型统计"
        }
    }
}

/// 核对证书: what was true of one company, direction, month and kind when it was compared with the bureau. A version is
/// never changed.
public struct CertificateFacts: Hashable, Sendable {
    public let taxNumber: TaxNumber
    public let direction: Direction
    public let month: Month
    /// Nil: all kinds together. With it, kinds of which there is no certificate are proved empty.
    public let kind: InvoiceKind?
    /// From 1.
    public let version: Int
    /// The days of the month that were compared.
    public let days: DayRange
    public let bureau: Tally
    public let own: Tally
    public let source: FigureSource
    public let download: Download.ID
    public let madeAt: Date
    /// SHA-256 of the list of invoices; nil for all kinds together, whose invoices are on the kinds' lists.
    public let ledger: [UInt8]?
    /// The hash of the version before; nil for the first.
    public let former: [UInt8]?

    public init(
        taxNumber: TaxNumber, direction: Direction, month: Month, kind: InvoiceKind?, version: Int, days: DayRange,
        bureau: Tally, own: Tally, source: FigureSource, download: Download.ID, madeAt: Date, ledger: [UInt8]?,
        former: [UInt8]?
    ) {
        self.taxNumber = taxNumber
        self.direction = direction
        self.month = month
        self.kind = kind
        self.version = version
        self.days = days
        self.bureau = bureau
        self.own = own
        self.source = source
        self.download = download
        self.madeAt = madeAt
        self.ledger = ledger
        self.former = former
    }

    public var isEqual: Bool { bureau == own }

    /// What is hashed: a line for each fact, money in fen, the instant in milliseconds since 1970.
    public var text: String {
        """
        steward certificate 1
        company \(taxNumber)
        direction \(direction.rawValue)
        month \(month)
        kind \(kind?.rawValue ?? "all")
        version \(version)
        days \(days.first) \(days.last)
        bureau \(bureau.figures)
        own \(own.figures)
        source \(source.rawValue)
        download \(download)
        made \(Int64((madeAt.timeIntervalSince1970 * 1000).rounded()))
        ledger \(ledger?.hexadecimal ?? "none")
        former \(former?.hexadecimal ?? "none")

        """
    }
}

extension Tally {
    fileprivate var figures: String {
        "\(count) \(sums.amount.rawValue) \(sums.tax.rawValue) \(sums.total.rawValue)"
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    public var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0\(digits)" : digits
        }.joined()
    }
}
