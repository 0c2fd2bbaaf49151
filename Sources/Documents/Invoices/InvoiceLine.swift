public import Domain

/// A goods line (货物或应税劳务). Texts that the file leaves out are empty.
public struct InvoiceLine: Hashable, Sendable {
    /// `*简称*名称`.
    public let name: String
    /// 规格型号.
    public let specification: String
    /// 单位.
    public let unit: String
    /// Decimal text, up to 13 decimals.
    public let quantity: String
    /// 单价, decimal text, up to 13 decimals.
    public let unitPrice: String
    /// 金额, without tax; negative for a discount.
    public let amount: Fen
    /// A decimal such as `0.13`, or 免税, 不征税, 普通零税率, `***`.
    public let taxRate: String
    public let tax: Fen
    /// 税收分类编码, 19 digits.
    public let classification: String

    public init(
        name: String, specification: String = "", unit: String = "", quantity: String = "", unitPrice: String = "",
        amount: Fen, taxRate: String, tax: Fen, classification: String = ""
    ) {
        self.name = name
        self.specification = specification
        self.unit = unit
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.amount = amount
        self.taxRate = taxRate
        self.tax = tax
        self.classification = classification
    }
}
