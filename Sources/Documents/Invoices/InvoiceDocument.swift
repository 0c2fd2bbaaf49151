public import Domain
public import Foundation

/// What an invoice file says, whatever its format.
public struct InvoiceDocument: Hashable, Sendable {
    public let number: InvoiceNumber
    /// Nil where the file does not say, or says what no list knows.
    public let kind: InvoiceKind?
    /// To the second in 数电票, else the midnight that begins 开票日期.
    public let issuedAt: Date
    public let seller: DocumentParty
    public let buyer: DocumentParty
    /// The file's own totals: lines may be missing, or be discounts.
    public let sums: Sums
    public let lines: [InvoiceLine]
    /// 开票人.
    public let drawer: String
    /// 备注.
    public let remark: String
    /// 红字.
    public let isRed: Bool
    /// The bureau that supervised the invoice; nil where the file names none of the 36.
    public let taxBureauArea: Area?
    /// 校验码, of invoices before 数电.
    public let checkCode: String?

    public init(
        number: InvoiceNumber, kind: InvoiceKind?, issuedAt: Date, seller: DocumentParty, buyer: DocumentParty,
        sums: Sums, lines: [InvoiceLine], drawer: String = "", remark: String = "", isRed: Bool = false,
        taxBureauArea: Area? = nil, checkCode: String? = nil
    ) {
        self.number = number
        self.kind = kind
        self.issuedAt = issuedAt
        self.seller = seller
        self.buyer = buyer
        self.sums = sums
        self.lines = lines
        self.drawer = drawer
        self.remark = remark
        self.isRed = isRed
        self.taxBureauArea = taxBureauArea
        self.checkCode = checkCode
    }
}
