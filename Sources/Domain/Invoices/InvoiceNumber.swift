/// What names an invoice: a 20-digit 数电发票号码, or 发票代码 with 发票号码, or both (数电纸质发票). Always text.
public struct InvoiceNumber: Hashable, Sendable {
    /// 数电发票号码, 20 digits.
    public let digital: String?
    /// 发票代码, 10 or 12 digits.
    public let code: String?
    /// 发票号码, 8 digits.
    public let number: String?

    /// Nil unless the parts name an invoice. `--` and an empty text mean that a part is absent.
    public init?(digital: String?, code: String?, number: String?) {
        self.digital = Self.digits(digital)
        self.code = Self.digits(code)
        self.number = Self.digits(number)
        guard [nil, 20].contains(self.digital?.count), [nil, 10, 12].contains(self.code?.count),
            [nil, 8].contains(self.number?.count), self.digital != nil || (self.code != nil && self.number != nil)
        else { return nil }
    }

    /// One text for the number, unique inside a company: the 20 digits, else code and number joined.
    public var key: String { digital ?? "\(code ?? "")\(number ?? "")" }

    private static func digits(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.allSatisfy(\.isASCIIDigit) else { return nil }
        return text
    }
}
