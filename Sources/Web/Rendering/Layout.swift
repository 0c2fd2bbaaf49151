/// The frame around a page.
struct Layout: Sendable {
    /// 首页, 企业信息配置, 税盘管理, 发票下载, 发票库.
    enum Room: Sendable, CaseIterable { case home, enterprises, disks, downloads, invoices }

    struct NavigationItem: Sendable {
        let text: String
        let url: String
        let icon: String
        let isActive: Bool
    }

    /// A line of the person's menu. `asks`: its page is a question, which scripts show as a dialog.
    struct MenuItem: Sendable {
        let text: String
        let url: String
        let icon: String
        let asks: Bool
    }

    /// The person at the top right.
    struct Person: Sendable {
        let nickname: String
        let avatar: Avatar
        /// `管理员`; empty before the first activation.
        let role: String
        /// `2026-10-03`; empty before the first activation.
        let boundSince: String
        let menu: [MenuItem]
    }

    let title: String
    /// Empty until the person is bound: before that every room leads to 激活.
    let items: [NavigationItem]
    /// None when nobody is signed in, else one.
    let people: [Person]
    let isSignedIn: Bool
    /// The raw value of the person's role, for the style sheet: what a reader cannot do is not shown to them. That it
    /// is refused is the routes' work.
    let role: String
    /// What the policy of this answer lets the layout's script run by.
    let nonce: String
    /// A message of what was just done; empty for none.
    let notice: String
    /// Of the program that made the page.
    let version: String
    /// Without JavaScript the page fetches itself anew after as many seconds; 0: never.
    let refreshSeconds: Int

    init(
        title: String, room: Room? = nil, person: Person? = nil, role: String = "", nonce: String = "",
        notice: String = "", version: String = "", refreshSeconds: Int = 0
    ) {
        self.title = title
        let isBound = person?.boundSince.isEmpty == false
        items = isBound ? Room.allCases.map { $0.item(isActive: $0 == room) } : []
        people = person.map { [$0] } ?? []
        isSignedIn = person != nil
        self.role = role
        self.nonce = nonce
        self.notice = notice
        self.version = version
        self.refreshSeconds = refreshSeconds
    }
}

/// A person's picture, or the first letter of the name where there is none.
struct Avatar: Sendable {
    let letter: String
    /// Empty: the letter.
    let url: String
}

extension Layout.Room {
    fileprivate func item(isActive: Bool) -> Layout.NavigationItem {
        switch self {
        case .home: .init(text: "首页", url: "/", icon: "home", isActive: isActive)
        case .enterprises: .init(text: "企业信息配置", url: "/enterprises", icon: "company", isActive: isActive)
        case .disks: .init(text: "税盘管理", url: "/disks", icon: "disk", isActive: isActive)
        case .downloads: .init(text: "发票下载", url: "/downloads", icon: "download", isActive: isActive)
        case .invoices: .init(text: "发票库", url: "/invoices", icon: "invoice", isActive: isActive)
        }
    }
}
