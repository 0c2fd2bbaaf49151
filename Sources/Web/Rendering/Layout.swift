/// The frame around a page.
struct Layout: Sendable {
    /// 首页, 企业信息配置, 发票下载, 发票库.
    enum Room: Sendable, CaseIterable { case home, enterprises, downloads, invoices }

    struct NavigationItem: Sendable {
        let text: String
        let url: String
        let icon: String
        let isActive: Bool
    }

    /// The person at the top right.
    struct Person: Sendable {
        let nickname: String
        /// One letter or character.
        let avatar: String
        /// `2026-10-03`; empty before the first activation.
        let boundSince: String
    }

    let title: String
    /// Empty until the person is bound: before that every room leads to 激活.
    let items: [NavigationItem]
    /// None when nobody is signed in, else one.
    let people: [Person]
    let isSignedIn: Bool
    let nonce: String
    /// A message of what was just done; empty for none.
    let notice: String
    /// Without JavaScript the page fetches itself anew after as many seconds; 0: never.
    let refreshSeconds: Int

    init(
        title: String, room: Room? = nil, person: Person? = nil, nonce: String = "", notice: String = "",
        refreshSeconds: Int = 0
    ) {
        self.title = title
        let isBound = person?.boundSince.isEmpty == false
        items = isBound ? Room.allCases.map { $0.item(isActive: $0 == room) } : []
        people = person.map { [$0] } ?? []
        isSignedIn = person != nil
        self.nonce = nonce
        self.notice = notice
        self.refreshSeconds = refreshSeconds
    }
}

extension Layout.Room {
    fileprivate func item(isActive: Bool) -> Layout.NavigationItem {
        switch self {
        case .home: .init(text: "首页", url: "/", icon: "home", isActive: isActive)
        case .enterprises: .init(text: "企业信息配置", url: "/enterprises", icon: "company", isActive: isActive)
        case .downloads: .init(text: "发票下载", url: "/downloads", icon: "download", isActive: isActive)
        case .invoices: .init(text: "发票库", url: "/invoices", icon: "invoice", isActive: isActive)
        }
    }
}
