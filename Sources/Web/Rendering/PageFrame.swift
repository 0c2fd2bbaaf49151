import Domain

/// Puts a page into the layout of the person who sees it.
struct PageFrame: Sendable {
    let pages: Pages
    let version: String

    func render(
        _ page: some Page, title: String, room: Layout.Room? = nil, for viewer: Viewer, notice: String = "",
        refreshSeconds: Int = 0
    ) throws -> String {
        let layout = Layout(
            title: title, room: room, person: viewer.user.map { .init($0, isBound: viewer.isBound) },
            role: viewer.isBound ? viewer.user?.role.rawValue ?? "" : "", nonce: viewer.nonce, notice: notice,
            version: version, refreshSeconds: refreshSeconds)
        return pages.formMark.replaced(by: viewer.formToken, in: try pages.render(page, in: layout))
    }
}
