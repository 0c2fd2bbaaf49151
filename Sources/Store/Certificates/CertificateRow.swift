public import Domain
import Foundation
import GRDB

/// A version of a certificate, as it was written.
public struct CertificateRow: Hashable, Sendable {
    public typealias ID = Domain.Key<CertificateRow>

    public let id: ID
    public let enterprise: Enterprise.ID
    public let facts: CertificateFacts
    /// SHA-256 of the facts' text.
    public let hash: [UInt8]

    public init(id: ID, enterprise: Enterprise.ID, facts: CertificateFacts, hash: [UInt8]) {
        self.id = id
        self.enterprise = enterprise
        self.facts = facts
        self.hash = hash
    }
}

extension CertificateRow {
    /// A row of `certificates` with its company's `tax_number` beside it.
    init(row: Row) throws {
        let kind = try row.text("kind")
        self.init(
            id: try row.key("id"), enterprise: try row.key("enterprise_id"),
            facts: CertificateFacts(
                taxNumber: TaxNumber(stored: try row.text("tax_number")), direction: try row.word("direction"),
                month: try Month(try row.text("month")) ?? row.damaged("month"),
                kind: kind.isEmpty ? nil : try InvoiceKind(rawValue: kind) ?? row.damaged("kind"),
                version: try row.count("version"), days: try row.days("first_day", "last_day"),
                bureau: try row.tally("bureau_"), own: try row.tally("own_"), source: try row.word("source"),
                download: try row.key("download_id"), madeAt: try row.instant("made_at"),
                ledger: row.bytesIfAny("ledger_hash"), former: row.bytesIfAny("former_hash")),
            hash: try row.bytes("hash"))
    }

    /// What `init(row:)` reads, for the WHERE that follows.
    static let select = """
        SELECT certificates.*, enterprises.tax_number FROM certificates
        JOIN enterprises ON enterprises.id = certificates.enterprise_id
        """
}

extension Row {
    func bytesIfAny(_ name: String) -> [UInt8]? { (self[name] as Data?).map { [UInt8]($0) } }

    func bytes(_ name: String) throws -> [UInt8] { try bytesIfAny(name) ?? damaged(name) }
}
