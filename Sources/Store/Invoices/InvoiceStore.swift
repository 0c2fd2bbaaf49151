public import Domain
public import Foundation
import GRDB

/// What the library is asked: a query of one company, and words to search for.
public struct LibraryFilter: Hashable, Sendable {
    public let enterprise: Enterprise.ID
    public let query: InvoiceQuery
    /// Part of a number or of the other side's name or tax number; empty for all.
    public let search: String

    public init(enterprise: Enterprise.ID, query: InvoiceQuery, search: String = "") {
        self.enterprise = enterprise
        self.query = query
        self.search = search
    }
}

/// Where a page of the library begins: after this invoice, newest first.
public struct LibraryCursor: Hashable, Sendable {
    public let issuedAt: Date
    public let id: Int64

    public init(issuedAt: Date, id: Int64) {
        self.issuedAt = issuedAt
        self.id = id
    }
}

/// A page of the library, and where its neighbours are: `previous` stands before the first cursor, `next` after the last.
public struct LibraryPage: Sendable {
    public let invoices: [Invoice]
    public let previous: LibraryCursor?
    public let next: LibraryCursor?

    public static let empty = LibraryPage(invoices: [], previous: nil, next: nil)
}

extension LibraryCursor {
    fileprivate init(_ row: Row) throws {
        self.init(issuedAt: try row.instant("issued_at"), id: try row.int("id"))
    }
}

extension Store {
    /// Newest first. A cursor, not an offset: the hundredth page costs what the first does. `after` gives what comes
    /// after that invoice, `before` what stands right before it; neither gives the first page.
    public func invoices(
        matching filter: LibraryFilter, after: LibraryCursor? = nil, before: LibraryCursor? = nil, limit: Int
    ) async throws -> LibraryPage {
        try await read { db in
            var condition = InvoiceCondition(filter)
            if let cursor = after ?? before {
                let side = after == nil ? ">" : "<"
                condition.add("(issued_at, id) \(side) (?, ?)", [cursor.issuedAt.milliseconds, cursor.id])
            }
            let order = after == nil && before != nil ? "ASC" : "DESC"
            let sql = """
                SELECT * FROM invoices WHERE \(condition.sql) ORDER BY issued_at \(order), id \(order) LIMIT ?
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: condition.arguments + [limit + 1])
            let hasMore = rows.count > limit
            let shown = order == "ASC" ? rows.prefix(limit).reversed() : Array(rows.prefix(limit))
            return LibraryPage(
                invoices: try shown.map { try Invoice(row: $0) },
                previous: after != nil || (order == "ASC" && hasMore) ? try shown.first.map(LibraryCursor.init) : nil,
                next: order == "ASC" || hasMore ? try shown.last.map(LibraryCursor.init) : nil)
        }
    }

    /// Count and sums of all that match.
    public func tally(matching filter: LibraryFilter) async throws -> Tally {
        try await read { try Self.tally(matching: filter, in: $0) }
    }

    static func tally(matching filter: LibraryFilter, in db: Database) throws -> Tally {
        let condition = InvoiceCondition(filter)
        let sql = """
            SELECT count(*) AS count, coalesce(sum(amount), 0) AS amount, coalesce(sum(tax), 0) AS tax,
                coalesce(sum(total), 0) AS total FROM invoices WHERE \(condition.sql)
            """
        return try Row.fetchOne(db, sql: sql, arguments: condition.arguments)?.tally() ?? .zero
    }

    /// The keys of all that match.
    public func keys(matching filter: LibraryFilter) async throws -> Set<String> {
        try await read { db in
            let condition = InvoiceCondition(filter)
            let sql = "SELECT key FROM invoices WHERE \(condition.sql)"
            return try String.fetchSet(db, sql: sql, arguments: condition.arguments)
        }
    }

    /// Walks all that match in one consistent snapshot, oldest first; `walk` asks for one after the other, each with
    /// the hash of its XML file, if there is one.
    public func walkInvoices<Value: Sendable>(
        matching filter: LibraryFilter,
        _ walk: @escaping @Sendable (_ next: () throws -> (invoice: Invoice, xml: String?)?) throws -> Value
    ) async throws -> Value {
        try await read { db in
            let condition = InvoiceCondition(filter)
            let sql = """
                SELECT *, \(Self.xmlHash) AS xml FROM invoices WHERE \(condition.sql) ORDER BY issued_at, id
                """
            let rows = try Row.fetchCursor(db, sql: sql, arguments: condition.arguments)
            return try walk { try rows.next().map { (try Invoice(row: $0), $0["xml"]) } }
        }
    }

    private static let xmlHash = "(SELECT hash FROM invoice_files WHERE invoice_id = invoices.id AND format = 'xml')"

    /// The invoice with this key in one of the companies; the newest if two companies hold it.
    public func invoice(key: String, in scope: Set<Enterprise.ID>) async throws -> FoundInvoice? {
        try await read { db in
            let sql = """
                SELECT *, \(Self.xmlHash) AS xml FROM invoices
                WHERE enterprise_id IN (SELECT value FROM json_each(?)) AND direction IN ('issued', 'received') AND key = ?
                ORDER BY id DESC LIMIT 1
                """
            return try Row.fetchOne(db, sql: sql, arguments: [scope.json, key]).map { row in
                FoundInvoice(
                    id: try row.int("id"), enterprise: try row.key("enterprise_id"),
                    direction: try row.word("direction"), invoice: try Invoice(row: row), xmlHash: row["xml"])
            }
        }
    }
}

/// An invoice of the library, and whose it is.
public struct FoundInvoice: Sendable {
    let id: Int64
    public let enterprise: Enterprise.ID
    public let direction: Direction
    public let invoice: Invoice
    /// SHA-256 of its XML file, if it is here.
    public let xmlHash: String?
}

/// The WHERE of a filter: only bound values, columns by our own names.
struct InvoiceCondition {
    private(set) var sql: String
    private(set) var arguments: StatementArguments

    init(_ filter: LibraryFilter) {
        sql = "enterprise_id = ? AND direction = ? AND issued_at >= ? AND issued_at < ?"
        let query = filter.query
        arguments = [
            filter.enterprise.rawValue, query.direction.rawValue, query.days.first.start.milliseconds,
            (query.days.last + 1).start.milliseconds,
        ]
        add(query.kinds, column: "kind")
        add(query.statuses, column: "status")
        add(query.deductions, column: "deduction")
        if let sign = query.sign { add("is_positive = ?", [sign == .positive]) }
        if let totals = query.totals { add("total BETWEEN ? AND ?", [totals.from.rawValue, totals.to.rawValue]) }
        if !filter.search.isEmpty {
            // A line break between the fields: no search term can span two of them.
            let fields = ["key", "seller_name", "seller_tax_number", "buyer_name", "buyer_tax_number"]
            add("instr(\(fields.joined(separator: " || char(10) || ")), ?)", [filter.search])
        }
    }

    mutating func add(_ condition: String, _ values: StatementArguments) {
        sql += " AND \(condition)"
        arguments += values
    }

    private mutating func add<Value: RawRepresentable<String>>(_ values: Set<Value>, column: String) {
        guard !values.isEmpty else { return }
        let marks = Array(repeating: "?", count: values.count).joined(separator: ", ")
        add("\(column) IN (\(marks))", StatementArguments(values.map(\.rawValue)))
    }
}
