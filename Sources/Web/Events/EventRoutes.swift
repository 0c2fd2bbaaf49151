import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Synchronization
import Workflows

/// GET /events: every download of the person's companies, as it moves.
struct EventRoutes: Sendable {
    let console: Console
    private let fragments = FragmentCache()

    init(console: Console) { self.console = console }

    /// `Last-Event-ID` replays what moved since; without it the downloads that run or have just ended are sent at
    /// once, because they may have moved between the page and this stream.
    @Sendable func events(_ request: Request, context: BoundContext) async throws -> Response {
        let last = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }.flatMap { Int64($0) }
        let cursor = Mutex(last)
        let updates = LastSeen(0)
        return EventStream(signal: console.store.progressSignal, version: console.options.version).response(
            to: request, formToken: context.viewer.formToken
        ) {
            // The session may have ended, and the scope may have grown, since the stream began.
            let signedIn = try await console.signIn.signedIn(token: context.insider.sessionToken, at: console.now())
            guard let scope = signedIn?.enterprises else { return nil }
            let update = updates.changes(to: console.updater.revision) ? [try await updateEvent()] : []
            let moved: [(event: Int64, download: Download.ID)]
            if let event = cursor.withLock({ $0 }) {
                moved = try await console.store.progress(after: event, in: scope)
            } else {
                let newest = try await console.store.newestEvent()
                let recent = try await console.store.downloads(of: scope, limit: 20)
                let since = console.now().addingTimeInterval(-300)
                moved = try await console.store.newestEvents(
                    of: recent.filter { $0.endedAt.map { $0 > since } ?? true }.map(\.id))
                cursor.withLock { $0 = newest }
            }
            guard let end = moved.last?.event else { return update }
            cursor.withLock { $0 = max($0 ?? 0, end) }
            return update + (try await events(moved, in: scope))
        }
    }

    /// 检查更新, where it has moved since this process began.
    private func updateEvent() async throws -> ServerEvent {
        let state = UpdateStatePage(console.updater, try await console.store.updates(), at: console.now())
        return ServerEvent(
            id: 0, target: "updates", html: console.frame.pages.render(fragment: state),
            mark: console.frame.pages.formMark)
    }

    private func events(
        _ moved: [(event: Int64, download: Download.ID)], in scope: Set<Enterprise.ID>
    ) async throws -> [ServerEvent] {
        var events: [ServerEvent] = []
        for (event, id) in moved {
            events += try await fragments.events(of: id, at: event) {
                guard let view = try await console.view(of: id, in: scope) else { return [] }
                let pages = console.frame.pages
                let row = pages.render(fragment: DownloadRowPage(view.row, company: view.company, at: view.now))
                let progress = pages.render(fragment: DownloadProgressPage(view))
                return [
                    ServerEvent(id: 0, target: "download-row-\(id)", html: row, mark: pages.formMark),
                    ServerEvent(id: event, target: "download-\(id)", html: progress, mark: pages.formMark),
                ]
            }
        }
        return events
    }
}
