import Domain
import Gateways
import Jobs
import Sealing
import Store

/// The certificates of a download's months: asks the bureau for each kind, and has the answers kept beside the library's
/// figures. Done again, it changes nothing.
struct Certifying {
    /// What came of it. `gap`: days that the download asked for are not equal kind by kind.
    enum Finding { case equal, gap, unfinished }

    private let downloads: Downloads
    private let session: BureauAccess
    private let download: DownloadRow
    private let draining: Draining

    init(_ downloads: Downloads, _ session: BureauAccess, _ download: DownloadRow, _ draining: Draining) {
        self.downloads = downloads
        self.session = session
        self.download = download
        self.draining = draining
    }

    private var store: Store { downloads.store }

    func run() async throws -> Finding {
        guard download.query.isCertifiable else { return .equal }
        var hasGap = false
        for days in download.query.days.months {
            guard !draining.hasBegun else { return .unfinished }
            if try await !certify(days) { hasGap = true }
        }
        return hasGap ? .gap : .equal
    }

    /// What is not equal is asked for once more, because the bureau may have moved between two questions. A gap on days
    /// that were not this download's is on the certificate alone.
    private func certify(_ asked: DayRange) async throws -> Bool {
        let key = MonthKey(download.enterprise, download.query.direction, Month(of: asked.first))
        let kinds = download.query.kinds
        var isAskedAgain = false
        while true {
            let need = try await store.certificateNeed(of: key, days: asked, kinds: kinds, by: download.id)
            guard let need else { return true }
            let figures = try await figures(for: need, of: key)
            if !figures.agree(with: need), !isAskedAgain {
                isAskedAgain = true
                continue
            }
            let isEqual = try await store.certify(
                figures, by: download.id, digest: { Digest.sha256($0) }, at: downloads.now())
            return isEqual || need.days != asked
        }
    }

    /// The kinds that the library holds, or had, are counted one by one; if they make up the whole, the bureau holds no
    /// others. If not, all others are counted too, so that the gap has a name.
    private func figures(for need: CertificateNeed, of key: MonthKey) async throws -> MonthFigures {
        let wanted = download.query.kinds
        let whole = try await count(wanted, need.days)
        func answer(_ kinds: [InvoiceKind: MonthFigures.Figure]) -> MonthFigures {
            MonthFigures(key, days: need.days, whole: wanted.isEmpty ? whole : nil, kinds: kinds)
        }
        if wanted.count == 1, let kind = wanted.first { return answer([kind: .init(whole, .kind)]) }
        if need.held.count == 1, let (kind, own) = need.held.first, own == whole {
            return answer([kind: .init(whole, .onlyKind)])
        }
        let held = try await counts(of: need.held.keys, need.days)
        guard held.values.reduce(.zero, +) != whole else { return answer(held.mapValues { .init($0, .kind) }) }
        let others = (wanted.isEmpty ? Set(InvoiceKind.allCases) : wanted).subtracting(held.keys)
        let found = try await counts(of: others, need.days).filter { $0.value != .zero }
        return answer(held.merging(found) { own, _ in own }.mapValues { .init($0, .kind) })
    }

    /// All at once: it is the bureau's pace that they wait for, not each other.
    private func counts(
        of kinds: some Collection<InvoiceKind>, _ days: DayRange
    ) async throws -> [InvoiceKind: Tally] {
        try await withThrowingTaskGroup(of: (InvoiceKind, Tally).self) { group in
            for kind in kinds { group.addTask { (kind, try await count([kind], days)) } }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func count(_ kinds: Set<InvoiceKind>, _ days: DayRange) async throws -> Tally {
        let tally = try await answer(kinds, days)
        try await store.certifyingGoesOn(of: download.id)
        return tally
    }

    private func answer(_ kinds: Set<InvoiceKind>, _ days: DayRange) async throws -> Tally {
        let query = InvoiceQuery(direction: download.query.direction, days: days, kinds: kinds)
        var (failures, refusals) = (0, 0)
        while true {
            do { return try await downloads.bureau.count(query, session: session) } catch {
                guard !draining.hasBegun else { throw error }
                // A month takes many questions: one that fails is asked again here, so that it does not cost the
                // others' answers.
                switch error {
                case .unreachable where failures < 3:
                    failures += 1
                    try await Task.sleep(for: .seconds(failures))
                case .rateLimited(let seconds) where seconds <= 5 && refusals < 30:
                    refusals += 1
                    try await Task.sleep(for: .seconds(seconds))
                default: throw error
                }
            }
        }
    }
}

extension MonthFigures {
    fileprivate func agree(with need: CertificateNeed) -> Bool {
        kinds.allSatisfy { need.held[$0] == $1.tally }
            && (whole.map { $0 == need.held.values.reduce(.zero, +) } ?? true)
    }
}
