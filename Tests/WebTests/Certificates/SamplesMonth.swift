import Domain
import Foundation
import Store

@testable import Web

extension Samples {
    private static let now = Date(timeIntervalSince1970: 1_795_327_200)  // 2026-11-22 14:00
    private static let enterprise = Enterprise(
        id: Enterprise.ID(rawValue: 1), taxNumber: TaxNumber(stored: "91440399MADEMA019B"), name: company,
        area: Area.all[23])
    private static let october = Month(of: Day(at: now)).previous
    private static let key = MonthKey(enterprise.id, .received, october)

    private static func tally(_ count: Int, _ total: Int64) -> Tally {
        Tally(
            count: count,
            sums: Sums(
                amount: Fen(rawValue: total - total / 10), tax: Fen(rawValue: total / 10), total: Fen(rawValue: total)))
    }

    static func version(
        _ number: Int, of kind: InvoiceKind?, _ bureau: Tally, _ own: Tally? = nil, days: DayRange? = nil
    ) -> CertificateRow {
        CertificateRow(
            id: .init(rawValue: Int64(number)), enterprise: enterprise.id,
            facts: CertificateFacts(
                taxNumber: enterprise.taxNumber, direction: .received, month: october, kind: kind, version: number,
                days: days ?? october.days, bureau: bureau, own: own ?? bureau, source: kind == nil ? .whole : .kind,
                download: .init(rawValue: 7), madeAt: now.addingTimeInterval(Double(number) * 60),
                ledger: kind.map { _ in [UInt8](repeating: 7, count: 32) },
                former: number == 1 ? nil : [UInt8](repeating: 8, count: 32)),
            hash: [UInt8](repeating: UInt8(number), count: 32))
    }

    static func page(
        _ rows: [CertificateRow], _ examined: [(CertificateRow, Examination)] = [], isTampered: Bool = false,
        month: (certified: CertifiedMonth, revision: Int64)? = nil
    ) -> CertificatePage {
        CertificatePage(
            enterprise, october,
            [
                CertifiedPart(
                    key: MonthKey(enterprise.id, .issued, october), rows: [], examined: [], isTampered: false,
                    month: nil),
                CertifiedPart(
                    key: key, rows: rows,
                    examined: examined.isEmpty
                        ? rows.map { ExaminedCertificate(row: $0, examination: Examination()) }
                        : examined.map { ExaminedCertificate(row: $0, examination: $1) }, isTampered: isTampered,
                    month: month),
            ], at: now)
    }

    static func examination(certified: [LedgerEntry], library: [LedgerEntry]) -> Examination {
        var (was, now) = (certified.makeIterator(), library.makeIterator())
        return Examination(certified: { was.next() }, library: { now.next() })
    }

    static let wholeMonth = page([
        version(1, of: nil, tally(1482, 139_506_171)), version(1, of: .digitalSpecial, tally(1482, 139_506_171)),
    ])

    static let brokenMonth: CertificatePage = {
        let newest = version(2, of: .digitalSpecial, tally(3, 30_000), tally(2, 20_000))
        let entries = (1...3).map { number in
            LedgerEntry(key: "2644200000000012345\(number)", sums: tally(1, 10_000).sums)
        }
        let altered = LedgerEntry(key: entries[1].key, sums: tally(1, 10_001).sums)
        var found = examination(certified: Array(entries.prefix(2)), library: [altered, entries[2]])
        found.differences = Array(found.differences.prefix(2))
        return page(
            [newest, version(1, of: .digitalSpecial, tally(2, 20_000))], [(newest, found)])
    }()

    static let certificates: [Sample] = [
        Sample("certificate-whole", wholeMonth, in: layout("2026-10 核对证书")),
        Sample("certificate-broken", brokenMonth, in: layout("2026-10 核对证书")),
    ]
}
