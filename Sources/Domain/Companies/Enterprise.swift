/// 企业: a company whose invoices are kept here.
public struct Enterprise: Hashable, Sendable {
    public typealias ID = Key<Enterprise>

    public let id: ID
    public let taxNumber: TaxNumber
    public let name: String
    public let area: Area

    public init(id: ID, taxNumber: TaxNumber, name: String, area: Area) {
        self.id = id
        self.taxNumber = taxNumber
        self.name = name
        self.area = area
    }
}

/// A company as an activation names it, before it has an id here.
public struct EnterpriseEntry: Hashable, Sendable {
    public let taxNumber: TaxNumber
    public let name: String
    public let area: Area

    public init(taxNumber: TaxNumber, name: String, area: Area) {
        self.taxNumber = taxNumber
        self.name = name
        self.area = area
    }
}
