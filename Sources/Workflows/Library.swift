import Documents
public import Store

/// 发票库: what was downloaded, taken out again.
public struct Library: Sendable {
    private let store: Store
    /// Each export holds one of the database's few readers while it walks; pages need the others.
    private let gate = Gate(places: 2)

    public init(store: Store) { self.store = store }

    /// 导出 Excel: the bureau's own columns, written to `path`, oldest first. 信息汇总表 has the goods lines of the
    /// invoices whose XML file is here. Two at a time; others wait. Returns how many invoices it holds.
    public func export(_ filter: LibraryFilter, to path: String) async throws -> Int {
        try await gate.pass { try await write(filter, to: path) }
    }

    private func write(_ filter: LibraryFilter, to path: String) async throws -> Int {
        try await store.walkInvoices(matching: filter) { [files = store.files] next in
            let workbook = try InvoiceWorkbook(path: path)
            var count = 0
            while let (invoice, hash) = try next() {
                try workbook.append(invoice)
                for line in files.lines(hash: hash) { try workbook.append(line, of: invoice) }
                count += 1
            }
            try workbook.close()
            return count
        }
    }
}
