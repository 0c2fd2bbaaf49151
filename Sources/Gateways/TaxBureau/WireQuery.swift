import Domain
import Foundation

/// The contract's JSON for invoice queries. An empty list means all, as does an absent member.
struct WireFilter: Encodable {
    /// Nil where the list knows one alone.
    let direction: String?
    let from: String
    let to: String
    let kinds: [String]
    let statuses: [String]
    let deductions: [String]
    let positive: Bool?
    let totalFrom: String?
    let totalTo: String?

    init(_ query: InvoiceQuery, hasDirection: Bool = true) {
        direction = hasDirection ? query.direction.rawValue : nil
        from = query.days.first.description
        to = query.days.last.description
        kinds = query.kinds.map(\.rawValue).sorted()
        statuses = query.statuses.map(\.rawValue).sorted()
        deductions = query.deductions.map(\.rawValue).sorted()
        positive = query.sign.map { $0 == .positive }
        totalFrom = query.totals?.from.yuan
        totalTo = query.totals?.to.yuan
    }
}

struct WireCount: Encodable {
    let filter: WireFilter
}

struct WirePageRequest: Encodable {
    let filter: WireFilter
    let page: Int
    let pageSize: Int
}

struct WireTally: Decodable {
    let count: Int
    let amount: String
    let tax: String
    let total: String

    func tally() throws(BureauError) -> Tally {
        guard count >= 0 else { throw .badAnswer(reason: "count \(count)") }
        return Tally(count: count, sums: try Sums(wire: amount, tax, total))
    }
}

struct WirePage: Decodable {
    let count: Int
    let page: Int
    let invoices: [WireInvoice]

    /// A page that is not the one asked for, or is too long, is refused: it would be stored in another's place.
    func page(expecting number: Int) throws(BureauError) -> BureauPage {
        guard page == number, invoices.count <= TaxBureau.pageRows, count >= 0 else {
            throw .badAnswer(reason: "page \(page) of \(invoices.count) rows where \(number) was asked")
        }
        var read: [Invoice] = []
        for invoice in invoices { read.append(try invoice.invoice()) }
        return BureauPage(count: count, invoices: read)
    }
}

extension Sums {
    init(wire amount: String, _ tax: String, _ total: String) throws(BureauError) {
        guard let amount = Fen(yuan: amount), let tax = Fen(yuan: tax), let total = Fen(yuan: total) else {
            throw .badAnswer(reason: "money that is not yuan")
        }
        // 10^15 yuan, beyond any company: more is no money, and sums of it would overflow.
        let most = Fen(rawValue: 100_000_000_000_000_000)
        guard [amount, tax, total].allSatisfy({ $0 <= most && $0 >= -most }) else {
            throw .badAnswer(reason: "money beyond all bounds")
        }
        self.init(amount: amount, tax: tax, total: total)
    }
}
