import Domain
import Foundation
import Store

/// All that is shown of a company's month in one direction.
struct CertifiedPart: Sendable {
    let key: MonthKey
    let rows: [CertificateRow]
    let examined: [ExaminedCertificate]
    /// One of the newest is not as it was written.
    let isTampered: Bool
    /// As it was confirmed last, and the library's state now.
    let month: (certified: CertifiedMonth, revision: Int64)?
}

extension CertificatePage {
    init(_ enterprise: Enterprise, _ month: Month, _ parts: [CertifiedPart], at now: Date) {
        self.init(
            company: enterprise.name, companyURL: "/enterprises/\(enterprise.id)",
            taxNumber: enterprise.taxNumber.description, month: month.description,
            parts: parts.filter { !$0.rows.isEmpty }.map { Part($0, at: now) },
            absences: parts.filter(\.rows.isEmpty).map { part in
                Absence(
                    sentence: "\(part.key.direction.name)这个月还没有核对证书。", url: MonthDownload.url(part.key, at: now))
            }, shownAt: China.timestamp(now))
    }
}

/// The form of 发票下载 with one month chosen.
enum MonthDownload {
    static func url(_ key: MonthKey, at now: Date) -> String {
        "/downloads?enterprise=\(key.enterprise)&direction=\(key.direction.rawValue)&from=\(key.month.first)"
            + "&to=\(min(key.month.last, Day(at: now)))"
    }
}

extension CertificatePage.Part {
    fileprivate init(_ part: CertifiedPart, at now: Date) {
        let finding = Finding(part)
        let newest = part.rows.map(\.facts.madeAt).max() ?? now
        let named = part.examined.flatMap { examined in
            examined.examination.differences.map { CertificatePage.Difference($0, of: examined.row.facts.kind) }
        }
        let all = finding.missing + finding.altered + finding.added
        self.init(
            direction: part.key.direction.name, state: finding.chip, sentence: finding.sentence,
            days: finding.days.words, confirmedAt: China.timestamp(part.month?.certified.confirmedAt ?? newest),
            lines: part.examined.map(CertificatePage.Line.init), differences: named,
            more: all > named.count ? "另有 \((all - named.count).grouped) 张" : "",
            versions: part.rows.sorted { ($1.facts.madeAt, $0.id.rawValue) < ($0.facts.madeAt, $1.id.rawValue) }
                .map(CertificatePage.Version.init),
            mend: ActionButton(
                "重新下载这个月", url: MonthDownload.url(part.key, at: now), isPrimary: finding.isToMend, operates: true))
    }
}

extension CertificatePage.Line {
    fileprivate init(_ examined: ExaminedCertificate) {
        let facts = examined.row.facts
        let hasDifference = facts.kind == nil || !facts.isEqual
        self.init(
            kind: facts.kind.words, isWhole: facts.kind == nil, bureau: .init(facts.bureau), ours: .init(facts.own),
            differences: hasDifference ? [.init(facts.own - facts.bureau)] : [], isEqual: facts.isEqual,
            height: hasDifference ? "3" : "2", source: facts.source.name,
            state: examined.chip)
    }
}

extension CertificatePage.Figures {
    fileprivate init(_ tally: Tally) {
        self.init(
            count: tally.count.grouped, amount: tally.sums.amount.display, tax: tally.sums.tax.display,
            total: tally.sums.total.display)
    }
}

extension CertificatePage.Difference {
    fileprivate init(_ difference: Examination.Difference, of kind: InvoiceKind?) {
        self.init(
            number: difference.key,
            url: difference.now == nil && difference.moved == nil ? "" : "/invoices/\(difference.key)",
            kind: kind.words, words: difference.words,
            tone: difference.isAddition ? .warn : .bad)
    }
}

extension CertificatePage.Version {
    fileprivate init(_ row: CertificateRow) {
        let facts = row.facts
        self.init(
            kind: facts.kind.words, number: String(facts.version), madeAt: China.timestamp(facts.madeAt),
            days: facts.days.words, bureau: .init(facts.bureau), ours: .init(facts.own), isEqual: facts.isEqual,
            hash: row.hash.hexadecimal, downloadURL: "/downloads/\(facts.download)")
    }
}

extension InvoiceKind? {
    fileprivate var words: String { self?.name ?? "全部类型" }
}
