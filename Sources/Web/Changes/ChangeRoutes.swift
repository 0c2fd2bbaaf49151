import Domain
import Foundation
import Hummingbird
import Store

/// 变更.
struct ChangeRoutes: Sendable {
    let console: Console

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let (fields, today) = (Fields(of: request), Day(at: console.now()))
        let store = console.store
        var (company, pick) = try await console.company(fields, in: context.enterprises, by: .invoices)
        var entry = ChangeEntry(fields, of: company.id, today: today)
        let companies = try await store.changedCompanies(
            in: context.enterprises, from: entry.filter.from, to: entry.filter.to, most: ChangesPage.mostCounted,
            limit: CompanyPick.most)
        // Nobody was chosen: one that has something to show, such as those of a digest.
        if fields["enterprise"].isEmpty, fields["company"].isEmpty, let first = companies.few.first?.enterprise,
            !companies.few.contains(where: { $0.enterprise.id == company.id })
        {
            (company, pick) = try await console.company(
                Fields(encoded: "enterprise=\(first.id)"), in: context.enterprises, by: .invoices)
            entry = ChangeEntry(fields, of: first.id, today: today)
        }
        let isWrong = !entry.rangeError.isEmpty
        let listed = ChangesPage.Listed(
            changes: isWrong
                ? []
                : try await store.changes(
                    matching: entry.filter, after: entry.after, limit: ChangesPage.pageRows + 1),
            counts: isWrong
                ? [:] : try await store.changeCounts(matching: entry.filter, most: ChangesPage.mostCounted),
            companies: isWrong ? ([], 0) : companies,
            isSynced: try await store.schedule(of: company.id)?.schedule.isOn == true)
        let page = ChangesPage(
            entry, pick, listed, isAlone: context.enterprises.count == 1, at: console.now())
        return .html(
            try console.frame.render(page, title: "变更", room: .invoices, for: context.viewer),
            status: isWrong ? .unprocessableContent : .ok)
    }
}
