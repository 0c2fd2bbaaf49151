internal import CXLSXWriter
public import Domain
import Foundation

/// Writes invoices as the bureau's own Excel, 全量发票查询导出结果, in constant memory.
///
/// Each sheet's rows go to a temporary file beside the workbook, so the two sheets may be filled in any interleaving.
public final class InvoiceWorkbook {
    private let path: String
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let invoices: WorkbookSheet
    private let lines: WorkbookSheet

    /// The file appears at `path` when the workbook is closed.
    public init(path: String) throws(DocumentError) {
        let folder = strdup(URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false))
        defer { free(folder) }
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.tmpdir = folder
        guard let workbook = workbook_new_opt(path, &options) else { throw .unwritable }
        do {
            invoices = try WorkbookSheet(WorkbookColumns.invoiceSheet, WorkbookColumns.invoices, in: workbook)
            lines = try WorkbookSheet(WorkbookColumns.lineSheet, WorkbookColumns.lines, in: workbook)
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        self.path = path
        self.workbook = workbook
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
    }

    /// Adds a row to 发票基础信息.
    /// - Throws: `tooLarge` above 1,048,575 rows or 32,767 characters in a cell, `malformed` for money that a
    ///   spreadsheet cannot hold exactly, `unwritable` after `close`.
    public func append(_ invoice: Invoice) throws(DocumentError) {
        guard workbook != nil else { throw .unwritable }
        try invoices.append(leading(invoice) + sums(invoice.sums) + trailing(invoice))
    }

    /// Adds a row to 信息汇总表, repeating what the bureau repeats of the line's invoice.
    /// - Throws: as for an invoice.
    public func append(_ line: InvoiceLine, of invoice: Invoice) throws(DocumentError) {
        guard workbook != nil else { throw .unwritable }
        let goods = [
            line.classification, "", line.name, line.specification, line.unit, line.quantity, line.unitPrice,
        ]
        try lines.append(
            leading(invoice) + goods.map { .text($0) }
                + [.money(line.amount), .text(line.taxRate), .money(line.tax), .money(line.amount + line.tax)]
                + trailing(invoice))
    }

    /// Writes the file and proves that every row is in it. Nothing can be appended afterwards.
    /// - Throws: `unwritable`, and then leaves no file.
    public func close() throws(DocumentError) {
        guard let open = workbook else { throw .unwritable }
        workbook = nil
        do throws(DocumentError) {
            guard workbook_close(open) == LXW_NO_ERROR else { throw .unwritable }
            try WorkbookProof.check(path, rows: [invoices.rows, lines.rows])
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    private func leading(_ invoice: Invoice) -> [WorkbookSheet.Cell] {
        let numbers = [invoice.number.code, invoice.number.number, invoice.number.digital]
        let parties = [invoice.seller.taxNumber, invoice.seller.name, invoice.buyer.taxNumber, invoice.buyer.name]
        return (numbers.map { $0 ?? "--" } + parties + [China.timestamp(invoice.issuedAt)]).map { .text($0) }
    }

    private func sums(_ sums: Sums) -> [WorkbookSheet.Cell] {
        [.money(sums.amount), .money(sums.tax), .money(sums.total)]
    }

    private func trailing(_ invoice: Invoice) -> [WorkbookSheet.Cell] {
        [
            invoice.source.name, invoice.kind.name, invoice.status.name, invoice.isPositive ? "是" : "否",
            invoice.risk.name, invoice.drawer, invoice.remark,
        ].map { .text($0) }
    }
}
