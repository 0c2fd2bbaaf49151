import Domain
import Foundation
import Store

/// All that is shown of a download, read at one time.
struct DownloadView: Sendable {
    let row: DownloadRow
    let company: String
    let account: String
    /// Whom the bureau wants, while it does.
    let call: VerificationCall?
    let tree: WindowTree
    /// Of the windows that are shown.
    let details: WindowDetails
    /// Bureau's and our figures per month, once it is over.
    let months: [(days: DayRange, bureau: Tally, own: Tally)]
    /// The months of its days that have certificates.
    let certified: [Month]
    let newest: [Invoice]
    let perSecond: Double?
    /// Nil where none are asked for.
    let files: FileProgress?
    /// What the files stand still for.
    let filesFault: JobFault?
    /// When the bureau is asked again, where all work waits for that after failures.
    let nextTry: Date?
    let now: Date
}

extension Console {
    /// The download, if it is one of the scope's companies'.
    func view(of id: Download.ID, in scope: Set<Enterprise.ID>) async throws -> DownloadView? {
        guard let row = try await store.download(id, in: scope),
            let company = try await store.enterprise(row.enterprise)
        else { return nil }
        let tree = WindowTree(try await store.outline(of: id))
        let details = try await details(tree.shown(), of: row)
        let newest = LibraryFilter(enterprise: row.enterprise, query: row.query)
        return DownloadView(
            row: row, company: company.name, account: try await store.accountLabel(row.account),
            call: row.trouble == .verificationRequired ? try await store.verificationCall(for: row.account) : nil,
            tree: tree, details: details, months: try await months(of: row, tree, details),
            certified: try await store.certifiedMonths(of: row),
            newest: try await store.invoices(matching: newest, limit: 6).invoices,
            perSecond: row.state == .running ? try await store.pace(of: id, at: now()).perSecond : nil,
            files: try await store.fileProgress(of: row),
            filesFault: row.files.isEmpty ? nil : try await store.filesFault(of: id),
            nextTry: row.state == .running ? try await store.nextTry(of: id, at: now()) : nil, now: now())
    }

    /// The windows right under the root are months; a download inside one month has but the root.
    private func months(
        of row: DownloadRow, _ tree: WindowTree, _ details: WindowDetails
    ) async throws
        -> [(days: DayRange, bureau: Tally, own: Tally)]
    {
        guard row.state == .proved || row.state == .differing, let root = tree.root.flatMap({ details.rows[$0.id] })
        else { return [] }
        let parts = tree.parts(of: root.id).compactMap { details.rows[$0.id] }
        var months: [(days: DayRange, bureau: Tally, own: Tally)] = []
        for window in parts.isEmpty || root.query.days.months.count == 1 ? [root] : parts {
            guard let bureau = window.bureau else { continue }
            let filter = LibraryFilter(enterprise: row.enterprise, query: window.query)
            months.append((window.query.days, bureau, try await store.tally(matching: filter)))
        }
        return months
    }
}
