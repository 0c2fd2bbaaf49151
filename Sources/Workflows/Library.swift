import Documents
import Domain
import Foundation
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

    /// Why files are not packed.
    public enum Refusal: Error, Hashable, Sendable {
        case noFiles
        case tooManyFiles
    }

    public static let mostFiles = 10_000
    public static let mostFileBytes = 2 << 30

    /// 打包下载: the files of all that match as a zip at `path`, `2026-10-03_26442000000000123456.pdf`, oldest first; as an
    /// export, two at a time. What is damaged or lost is named in 缺少的文件.txt. Throws `Refusal`.
    public func pack(_ filter: LibraryFilter, to path: String) async throws {
        let count = try await store.fileCount(matching: filter)
        guard count > 0 else { throw Refusal.noFiles }
        guard count <= Self.mostFiles else { throw Refusal.tooManyFiles }
        try await gate.pass {
            try await store.walkFiles(matching: filter) { [files = store.files] next in
                let archive = try FileArchive(path: path)
                var bytes = 0
                var lacking = LackingList()
                while let file = try next() {
                    let content: Data
                    do throws(FileTrouble) { content = try files.content(of: file) } catch {
                        lacking.add(file, for: error)
                        continue
                    }
                    bytes += content.count
                    guard bytes <= Self.mostFileBytes else { throw Refusal.tooManyFiles }
                    let name = "\(Day(at: file.invoice.issuedAt))_\(file.invoice.number.key).\(file.format.rawValue)"
                    try archive.add(name, Array(content))
                }
                if !lacking.isEmpty { try archive.add(LackingList.name, lacking.text) }
                try archive.close()
            }
        }
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
