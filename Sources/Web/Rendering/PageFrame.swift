import Domain

/// Puts a page into the layout of the person who sees it.
struct PageFrame: Sendable {
    let pages: Pages

    func render(
        _ page: some Page, title: String, room: Layout.Room?, for user: User?, isActivated: Bool = true,
        notice: String = "", refreshSeconds: Int = 0
    ) throws -> String {
        let person = user.map { user in
            Layout.Person(
                nickname: user.nickname, avatar: String(user.nickname.prefix(1)),
                boundSince: isActivated ? Day(at: user.boundAt).description : "")
        }
        return try pages.render(
            page,
            in: Layout(title: title, room: room, person: person, notice: notice, refreshSeconds: refreshSeconds))
    }
}
