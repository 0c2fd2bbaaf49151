import Domain
import Hummingbird
import Store

/// The parts of a window, when a person opens it.
struct WindowRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        let window = try context.id("window", of: Domain.Window.self)
        guard let row = try await console.store.download(id, in: context.enterprises) else { throw NotFound() }
        let tree = WindowTree(try await console.store.outline(of: id))
        let parts = tree.parts(of: window)
        let details = try await console.details(Set(parts.map(\.id)).union([window]), of: row)
        guard let whole = details.rows[window] else { throw NotFound() }
        let page = WindowsPage(
            title: "时段 \(whole.query.days.words)",
            downloadTitle: "\(row.query.direction.name) \(row.query.days.words)", downloadURL: "/downloads/\(id)",
            windows: parts.compactMap { WindowPage($0, in: tree, details) })
        return .html(try console.frame.render(page, title: page.title, room: .downloads, for: context.viewer))
    }
}
