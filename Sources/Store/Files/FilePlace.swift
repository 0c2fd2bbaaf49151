public import Domain
import GRDB

/// One file of one invoice.
public struct FilePlace: Hashable, Sendable {
    let invoice: Int64
    public let format: FileFormat

    var columns: StatementArguments { [invoice, format.rawValue] }
}

extension FoundInvoice {
    public func place(_ format: FileFormat) -> FilePlace { FilePlace(invoice: id, format: format) }
}

/// A file that is wanted and not here.
public struct LackingFile: Sendable {
    public let place: FilePlace
    public let invoice: Invoice
    /// How often it was asked for and came damaged.
    public let tries: Int

    init(row: Row) throws {
        place = FilePlace(invoice: try row.int("id"), format: try row.word("format"))
        invoice = try Invoice(row: row)
        tries = try row.count("tries")
    }
}
