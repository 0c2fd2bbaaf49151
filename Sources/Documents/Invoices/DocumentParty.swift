/// 购方 or 销方 with all that an invoice may print of it. Texts that the file leaves out are empty.
public struct DocumentParty: Hashable, Sendable {
    public let name: String
    public let taxNumber: String
    public let address: String
    public let phone: String
    /// 开户行.
    public let bank: String
    public let bankAccount: String

    public init(
        name: String, taxNumber: String, address: String = "", phone: String = "", bank: String = "",
        bankAccount: String = ""
    ) {
        self.name = name
        self.taxNumber = taxNumber
        self.address = address
        self.phone = phone
        self.bank = bank
        self.bankAccount = bankAccount
    }
}
