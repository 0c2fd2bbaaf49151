import Domain
import Foundation
import GRDB

extension Store {
    /// Adds invoices, or brings them up to date; the first sight of each is kept, and an equal one is not written again.
    static func upsert(
        _ invoices: [Invoice], of enterprise: Enterprise.ID, direction: Direction, at now: Date, in db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: upsertSQL)
        for invoice in invoices {
            try statement.execute(arguments: [
                enterprise.rawValue, direction.rawValue, invoice.number.key, invoice.number.digital,
                invoice.number.code, invoice.number.number, invoice.kind.rawValue, invoice.status.rawValue,
                invoice.deduction.rawValue, invoice.source.rawValue, invoice.risk.rawValue,
                invoice.issuedAt.milliseconds, invoice.seller.name, invoice.seller.taxNumber, invoice.buyer.name,
                invoice.buyer.taxNumber, invoice.sums.amount.rawValue,
                invoice.sums.tax.rawValue, invoice.sums.total.rawValue, invoice.isPositive, invoice.drawer,
                invoice.remark, now.milliseconds,
            ])
        }
    }

    private static let upsertSQL = """
        INSERT INTO invoices (enterprise_id, direction, key, digital_number, code, number, kind, status, deduction,
            source, risk, issued_at, seller_name, seller_tax_number, buyer_name, buyer_tax_number,
            amount, tax, total, is_positive, drawer, remark, first_seen_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (enterprise_id, direction, key) DO UPDATE SET
            \(moving.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")),
            changed_at = excluded.first_seen_at
        WHERE (\(moving.map { "invoices.\($0)" }.joined(separator: ", ")))
            IS NOT (\(moving.map { "excluded.\($0)" }.joined(separator: ", ")))
        """

    private static let moving = [
        "kind", "status", "deduction", "source", "risk", "issued_at", "seller_name", "seller_tax_number", "buyer_name",
        "buyer_tax_number", "amount", "tax", "total", "is_positive", "drawer", "remark",
    ]
}

extension Invoice {
    init(row: Row) throws {
        let number = InvoiceNumber(digital: row["digital_number"], code: row["code"], number: row["number"])
        self.init(
            number: try number ?? row.damaged("key"), kind: try row.word("kind"), status: try row.word("status"),
            deduction: try row.word("deduction"), source: try row.word("source"), risk: try row.word("risk"),
            issuedAt: try row.instant("issued_at"),
            seller: Party(name: try row.text("seller_name"), taxNumber: try row.text("seller_tax_number")),
            buyer: Party(name: try row.text("buyer_name"), taxNumber: try row.text("buyer_tax_number")),
            sums: Sums(amount: try row.fen("amount"), tax: try row.fen("tax"), total: try row.fen("total")),
            isPositive: try row.int("is_positive") == 1, drawer: try row.text("drawer"), remark: try row.text("remark"))
    }
}
