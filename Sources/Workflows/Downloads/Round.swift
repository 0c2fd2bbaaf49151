import Domain
import Gateways

/// A reading of a window from its first page on: what it has met so far.
struct Round: Sendable {
    struct Finding: Hashable, Sendable {
        let kind: WindowNote.Kind
        var number = ""
    }

    private static let mostNamed = 10

    private(set) var numbers: Set<String> = []
    /// The newest page's count.
    private(set) var total: Int
    private(set) var hasMoved = false

    init(total: Int) { self.total = total }

    /// Whether there is a page of this number.
    func has(page number: Int) -> Bool { (number - 1) * TaxBureau.pageRows < total }

    /// Takes a page in and says what is odd about it; of each oddity a few numbers.
    mutating func take(_ page: BureauPage, _ number: Int, of query: InvoiceQuery) -> [Finding] {
        var findings: [Finding] = []
        if page.count != total {
            (total, hasMoved) = (page.count, true)
            findings.append(Finding(kind: .totalMoved))
        }
        let due = min(TaxBureau.pageRows, total - (number - 1) * TaxBureau.pageRows)
        if page.invoices.count < due { findings.append(Finding(kind: .shortPage)) }
        let strangers = page.invoices.filter { !query.includes($0) }
        let twice = page.invoices.filter { !numbers.insert($0.number.key).inserted }
        findings += strangers.prefix(Self.mostNamed).map { Finding(kind: .outOfRange, number: $0.number.key) }
        findings += twice.prefix(Self.mostNamed).map { Finding(kind: .numberTwice, number: $0.number.key) }
        return findings
    }
}
