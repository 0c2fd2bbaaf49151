import Domain
import Foundation
import Store

extension DownloadProgressPage {
    init(_ view: DownloadView) {
        let row = view.row
        let leaves = view.windows.filter { $0.state != .split }
        let left = (row.expected ?? 0) - row.shownCount
        let seconds = view.perSecond.map { Double(left) / $0 }
        self.init(
            id: row.id.description, state: Chip(row.state),
            sentence: view.call?.sentence(at: view.now) ?? Self.sentence(for: row, at: view.now),
            actions: Self.actions(for: row), isOver: row.state.isOver, done: row.shownCount.grouped,
            total: row.expected?.grouped ?? "—", percent: row.percent, isCounted: row.expected != nil,
            rate: view.perSecond.map { Int($0.rounded()).grouped } ?? "—",
            timeLeft: seconds.map { Moments.span(seconds: $0) } ?? "—", certificates: Certificate.all(of: view),
            windows: Self.tree(view.windows, isCancelled: row.state == .cancelled),
            windowsSummary: "\(leaves.count) 个时段，\(leaves.count { $0.state == .proved }) 个一致",
            newest: view.newest.map { NewInvoice($0, row.query.direction) })
    }

    private static func sentence(for row: DownloadRow, at now: Date) -> String {
        if let trouble = row.trouble { return trouble.sentence(at: now) }
        return switch row.state {
        case .running: row.expected == nil ? "正在向税局询问数量。" : "正在逐页下载，可以离开此页，下载会继续。"
        case .waiting: "等待中。"
        case .proved: "每个时段的张数、金额、税额、价税合计都与税局一致。"
        case .differing: "有时段与税局不一致。点“重试”重新核对，已下载的发票不会丢失。"
        case .failed: "请重试。"
        case .cancelled: "已下载的发票保留在发票库中。"
        }
    }

    private static func actions(for row: DownloadRow) -> [ActionButton] {
        let url = "/downloads/\(row.id)"
        let cancel = ActionButton("取消下载", url: "\(url)/cancellation", isPost: true)
        let retry = ActionButton("重试", url: "\(url)/retry", isPost: true, isPrimary: true)
        let login = ActionButton(
            row.trouble == .verificationRequired ? "去验证" : "重新登录",
            url: "/enterprises/\(row.enterprise)/accounts/\(row.account)/login", isPrimary: true, operates: true)
        let query = InvoiceListAddress(enterprise: row.enterprise, query: row.query)
        let library = ActionButton("查看发票", url: query.list)
        let export = ActionButton("导出 Excel", url: query.export, isPrimary: row.state == .proved)
        return switch row.state {
        case .running: [cancel]
        case .waiting: row.trouble == .verificationRequired ? [login, cancel] : [cancel]
        case .proved: [export, library]
        case .differing: [retry, library, export]
        case .failed where row.trouble == .accountRemoved:
            [
                ActionButton("重新下载", url: Self.again(row), isPrimary: true, operates: true), library,
            ]
        case .failed: row.trouble == .wrongPassword ? [login, retry] : [retry, library]
        case .cancelled: [library]
        }
    }

    private static func again(_ row: DownloadRow) -> String {
        let days = row.query.days
        return "/downloads?enterprise=\(row.enterprise)&direction=\(row.query.direction.rawValue)"
            + "&from=\(days.first)&to=\(days.last)"
    }

    /// A tree in reading order, each window under its parent.
    private static func tree(_ rows: [WindowRow], isCancelled: Bool) -> [Window] {
        let children = Dictionary(grouping: rows, by: \.parent)
        func branch(_ parent: Domain.Window.ID?, _ depth: Int) -> (windows: [Window], stored: Int, areProved: Bool) {
            var all: (windows: [Window], stored: Int, areProved: Bool) = ([], 0, true)
            for row in children[parent] ?? [] {
                let parts = branch(row.id, depth + 1)
                let stored = row.state == .split ? parts.stored : row.own?.count ?? row.stored
                let isProved = row.state == .split ? parts.areProved : row.state == .proved
                let isLeft = isCancelled && row.state == .open
                all.windows.append(
                    Window(row, depth: min(depth, 6), stored: stored, isProved: isProved, isLeft: isLeft))
                all.windows += parts.windows
                all.stored += stored
                all.areProved = all.areProved && isProved
            }
            return all
        }
        return branch(nil, 0).windows
    }
}

extension DownloadProgressPage.Window {
    /// `stored` and `isProved` of a window that was cut are those of its parts together; one that `isLeft` was not
    /// finished when its download was cancelled.
    fileprivate init(_ row: WindowRow, depth: Int, stored: Int, isProved: Bool, isLeft: Bool) {
        let shown = row.bureau ?? row.own
        let isMoving = row.state == .open && row.nextPage > 1
        self.init(
            depth: depth, range: row.query.days.words, filters: depth == 0 ? "" : row.query.filterWords(orAll: false),
            bureauCount: row.bureau?.count.grouped ?? "—",
            ourCount: stored.grouped,
            amount: shown?.sums.amount.display ?? "—", tax: shown?.sums.tax.display ?? "—",
            total: shown?.sums.total.display ?? "—",
            state: isProved
                ? Chip(Domain.Window.State.proved)
                : isLeft ? Chip(Download.State.cancelled) : isMoving ? Chip(text: "下载中", tone: .busy) : Chip(row.state))
    }
}

extension DownloadProgressPage.NewInvoice {
    fileprivate init(_ invoice: Invoice, _ direction: Direction) {
        self.init(
            number: invoice.number.key, url: "/invoices/\(invoice.number.key)",
            date: String(China.timestamp(invoice.issuedAt).prefix(10)),
            party: (direction == .issued ? invoice.buyer : invoice.seller).name, total: invoice.sums.total.display)
    }
}
