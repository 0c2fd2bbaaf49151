public import Domain
import Foundation
import Sealing
public import Store

/// `steward verify`: reads every certificate again, its chain of versions and its list, and compares the newest with the
/// library. Changes nothing.
public struct CertificateCheck: Sendable {
    /// What is wrong with a certificate.
    public enum Fault: Hashable, Sendable {
        /// The text of a version is not the one that was hashed.
        case changed(version: Int)
        /// A version is not the one after the one before it.
        case unchained(version: Int)
        /// The list of a version is gone, is not the one that was hashed, or does not add up to its figures.
        case badLedger(version: Int)
        /// The kinds' certificates do not make up that of all kinds.
        case torn
        case differs(Examination.Difference)
        /// Differences beyond those that are named.
        case more(Int)
    }

    public struct Finding: Sendable {
        public let enterprise: Enterprise
        public let direction: Direction
        public let month: Month
        public let kind: InvoiceKind?
        public let fault: Fault
    }

    private let store: Store

    public init(store: Store) { self.store = store }

    /// Tells `report` of each fault as it is found, and returns how many months were examined.
    public func run(of enterprise: Enterprise.ID?, report: (Finding) -> Void) async throws -> Int {
        let months = try await store.certifiedMonths(of: enterprise)
        for key in months {
            guard let enterprise = try await store.enterprise(key.enterprise) else { continue }
            func tell(_ fault: Fault, on facts: CertificateFacts) {
                report(
                    Finding(
                        enterprise: enterprise, direction: facts.direction, month: facts.month, kind: facts.kind,
                        fault: fault))
            }
            let rows = try await store.certificates(of: key)
            let broken = try await faults(of: rows)
            for (row, fault) in broken { tell(fault, on: row.facts) }
            // A damaged list compares with nothing.
            guard !broken.contains(where: { if case .badLedger = $1 { true } else { false } }) else { continue }
            let all = try await store.examine(key)
            if all.isTorn, let whole = all.first(where: { $0.row.facts.kind == nil }) {
                tell(.torn, on: whole.row.facts)
            }
            for examined in all {
                let examination = examined.examination
                for difference in examination.differences { tell(.differs(difference), on: examined.row.facts) }
                let rest =
                    examination.missing + examination.altered + examination.added
                    - examination.differences.count
                if rest > 0 { tell(.more(rest), on: examined.row.facts) }
            }
        }
        return months.count
    }

    /// Whether any of a month's newest certificates is not as it was written.
    public func isTampered(_ rows: [CertificateRow]) async throws -> Bool {
        let newest = Dictionary(grouping: rows, by: \.facts.kind).values.compactMap { chain in
            chain.max { $0.facts.version < $1.facts.version }
        }
        for row in newest where try await isTampered(row) { return true }
        return false
    }

    private func isTampered(_ row: CertificateRow) async throws -> Bool {
        guard Digest.sha256(row.facts.text) == row.hash else { return true }
        return try await !hasItsLedger(row)
    }

    private func faults(of rows: [CertificateRow]) async throws -> [(CertificateRow, Fault)] {
        var faults: [(CertificateRow, Fault)] = []
        for chain in Dictionary(grouping: rows, by: \.facts.kind).values {
            var former: CertificateRow?
            for row in chain.sorted(by: { $0.facts.version < $1.facts.version }) {
                let version = row.facts.version
                if Digest.sha256(row.facts.text) != row.hash { faults.append((row, .changed(version: version))) }
                if version != (former?.facts.version ?? 0) + 1 || row.facts.former != former?.hash {
                    faults.append((row, .unchained(version: version)))
                }
                if try await !hasItsLedger(row) { faults.append((row, .badLedger(version: version))) }
                former = row
            }
        }
        return faults
    }

    private func hasItsLedger(_ row: CertificateRow) async throws -> Bool {
        guard let hash = row.facts.ledger else { return row.facts.kind == nil }
        guard let bytes = try await store.ledger(hash), Digest.sha256(bytes) == hash else { return false }
        var (reader, tally) = (Ledger.Reader(bytes), Tally.zero)
        do {
            while let entry = try reader.next() { tally = tally + Tally(count: 1, sums: entry.sums) }
        } catch { return false }
        return tally == row.facts.own
    }
}
