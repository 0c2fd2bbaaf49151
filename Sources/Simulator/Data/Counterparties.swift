import Domain

/// The other side of an invoice.
struct Counterparty: Sendable {
    let name: String
    /// Empty for a private person and for customs.
    let taxNumber: String
    let area: Area
}

/// About two hundred invented companies, and some people.
struct Counterparties: Sendable {
    static let companyCount = 200

    private let companies: [Counterparty]
    private let people: [Counterparty]

    init(seed: UInt64) {
        var dice = Dice(seed, Dice.hash("counterparties"))
        let areas = Area.all
        companies = (0..<Self.companyCount).map { index in
            let area = dice.pick(areas)
            let code = CreditCode.text(areaCode: area.code, index: index)
            return Counterparty(name: Names.company(index, in: area, &dice), taxNumber: code, area: area)
        }
        people = (0..<60).map { _ in Counterparty(name: Names.person(&dice), taxNumber: "", area: dice.pick(areas)) }
    }

    /// Some partners come far more often than others.
    func company(_ dice: inout Dice) -> Counterparty {
        companies[min(dice.below(companies.count), dice.below(companies.count), dice.below(companies.count))]
    }

    func person(_ dice: inout Dice) -> Counterparty { people[dice.below(people.count)] }

    /// Who sells tickets, tolls and clearance.
    func seller(of kind: InvoiceKind, _ dice: inout Dice) -> Counterparty? {
        guard let name = Names.carriers[kind].map({ dice.pick($0) }) else { return nil }
        let area = dice.pick(Area.all)
        let index = 900 + (Int(kind.rawValue) ?? 0)
        let taxNumber = kind == .customs ? "" : CreditCode.text(areaCode: area.code, index: index)
        return Counterparty(name: name, taxNumber: taxNumber, area: area)
    }
}
