public import Foundation

/// 购方 or 销方.
public struct Party: Hashable, Sendable {
    public let name: String
    /// As written on the invoice; a private person has none.
    public let taxNumber: String

    public init(name: String, taxNumber: String) {
        self.name = name
        self.taxNumber = taxNumber
    }
}

/// 发票基础信息: what the bureau lists of an invoice.
public struct Invoice: Hashable, Sendable {
    public let number: InvoiceNumber
    public let kind: InvoiceKind
    public let status: InvoiceStatus
    public let deduction: DeductionStatus
    public let source: InvoiceSource
    public let risk: RiskLevel
    public let issuedAt: Date
    public let seller: Party
    public let buyer: Party
    public let sums: Sums
    /// 是否正数发票; a red invoice is not.
    public let isPositive: Bool
    public let drawer: String
    public let remark: String

    public init(
        number: InvoiceNumber, kind: InvoiceKind, status: InvoiceStatus, deduction: DeductionStatus,
        source: InvoiceSource, risk: RiskLevel, issuedAt: Date, seller: Party, buyer: Party, sums: Sums,
        isPositive: Bool, drawer: String, remark: String
    ) {
        self.number = number
        self.kind = kind
        self.status = status
        self.deduction = deduction
        self.source = source
        self.risk = risk
        self.issuedAt = issuedAt
        self.seller = seller
        self.buyer = buyer
        self.sums = sums
        self.isPositive = isPositive
        self.drawer = drawer
        self.remark = remark
    }
}

/// 金额, 税额 and 价税合计.
public struct Sums: Hashable, Sendable {
    public let amount: Fen
    public let tax: Fen
    public let total: Fen

    public init(amount: Fen, tax: Fen, total: Fen) {
        self.amount = amount
        self.tax = tax
        self.total = total
    }

    public static let zero = Sums(amount: .zero, tax: .zero, total: .zero)
}

/// How many invoices and what they add up to: the yardstick for completeness.
public struct Tally: Hashable, Sendable {
    public let count: Int
    public let sums: Sums

    public init(count: Int, sums: Sums) {
        self.count = count
        self.sums = sums
    }

    public static let zero = Tally(count: 0, sums: .zero)
}
