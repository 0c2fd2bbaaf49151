import Domain
public import Foundation
import GRDB

extension Store {
    /// Says that the file of this hash, which is in the folder, is the invoice's XML.
    public func keepXML(hash: String, of invoice: FoundInvoice, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO invoice_files (invoice_id, format, hash, fetched_at) VALUES (?, 'xml', ?, ?)
                    ON CONFLICT (invoice_id, format) DO UPDATE SET hash = excluded.hash, fetched_at = excluded.fetched_at
                    """, arguments: [invoice.id, hash, now.milliseconds])
        }
    }
}
