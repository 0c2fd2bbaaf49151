import Domain
import Foundation
import Store

extension DownloadProgressPage {
    init(_ view: DownloadView) {
        let row = view.row
        let sum = view.tree.root.map { view.tree.sum(of: $0.id) } ?? WindowTree.Sum()
        let left = (row.expected ?? 0) - row.shownCount
        let seconds = view.perSecond.map { Double(left) / $0 }
        self.init(
            id: row.id.description, state: Chip(row.standing), sentence: Self.sentence(for: view),
            badge: row.badge,
            actions: Self.actions(for: row) + Self.mending(view), isOver: row.state.isOver,
            done: row.shownCount.grouped,
            total: row.expected?.grouped ?? "—", percent: row.percent, isCounted: row.expected != nil,
            rate: view.perSecond.map { Int($0.rounded()).grouped } ?? "—",
            timeLeft: seconds.map { Moments.span(seconds: $0) } ?? "—", certificates: Certificate.all(of: view),
            windows: view.tree.root.flatMap { WindowPage($0, in: view.tree, view.details, isRoot: true) }.map { [$0] }
                ?? [],
            windowsSummary: "\(sum.leaves.grouped) 个时段，\(sum.proved.grouped) 个一致",
            newest: view.newest.map { NewInvoice($0, row.query.direction) },
            files: (view.files?.words ?? "") + Self.stopped(view))
    }

    private static func sentence(for view: DownloadView) -> String {
        let row = view.row
        if row.pausedAt != nil { return "已暂停，已下载的发票不会丢失。点“继续”从断点接着下载。" }
        if let call = view.call { return call.sentence(at: view.now) }
        if let trouble = row.trouble { return trouble.sentence(on: row.tab, at: view.now) }
        return switch row.state {
        case .running where view.nextTry != nil:
            "税局没有正常应答，\(view.nextTry.map { Moments.short($0, at: view.now) } ?? "") 自动再试，已下载的发票不会丢失。"
        case .running: row.expected == nil ? "正在向税局询问数量。" : "正在逐页下载，可以离开此页，下载会继续。"
        case .waiting: "等待中。"
        case .proved: "每个时段的张数、金额、税额、价税合计都与税局一致。"
        case .differing: "有时段与税局不一致。点“重试”重新核对，已下载的发票不会丢失。"
        case .failed: "请重试。"
        case .cancelled: "已下载的发票保留在发票库中。"
        }
    }

    /// Why the files stand still, though the invoices may all be here.
    private static func stopped(_ view: DownloadView) -> String {
        guard let fault = view.filesFault, view.row.pausedAt == nil, view.row.state.isOver else { return "" }
        return fault == .stopped ? "。文件已停止下载" : "。文件已停止下载：\(fault.name)"
    }

    private static func mending(_ view: DownloadView) -> [ActionButton] {
        guard let files = view.files, view.row.state != .cancelled else { return [] }
        let again = ActionButton(
            "重新下载文件", url: "/downloads/\(view.row.id)/files", isPost: true, operates: true)
        let stop = ActionButton(
            "停止下载文件", url: "/downloads/\(view.row.id)/files/stop", isPost: true, operates: true)
        switch view.filesFault {
        case nil where view.row.state.isOver && files.remaining > 0: return [stop]
        case nil: return files.damaged > 0 ? [again] : []
        case .verificationRequired, .wrongPassword, .accountLocked:
            return view.row.state.isOver
                ? [login(for: view.row, isVerification: view.filesFault == .verificationRequired)] : []
        default: return view.row.state.isOver ? [again] : []
        }
    }

    private static func login(for row: DownloadRow, isVerification: Bool) -> ActionButton {
        ActionButton(
            isVerification ? "去验证" : "重新登录",
            url: "/enterprises/\(row.enterprise)/accounts/\(row.account)/login", isPrimary: true, operates: true)
    }

    private static func actions(for row: DownloadRow) -> [ActionButton] {
        let login = login(for: row, isVerification: row.trouble == .verificationRequired)
        let disks = ActionButton("去税盘管理", url: "/disks", isPrimary: true)
        let deeds = row.deeds { $0 == .cancel ? "取消下载" : $0.word }
        let query = InvoiceListAddress(enterprise: row.enterprise, query: row.query)
        let library = ActionButton("查看发票", url: query.list)
        let export = ActionButton("导出 Excel", url: query.export, isPrimary: row.state == .proved)
        return switch row.standing {
        case .running, .paused: deeds
        case .waiting where row.trouble == .diskMissing || row.trouble == .diskUnverified: [disks] + deeds
        case .waiting: (row.trouble == .verificationRequired ? [login] : []) + deeds
        case .proved: [export, library]
        case .differing: deeds + [library, export]
        case .failed where row.trouble == .accountRemoved || row.trouble == .otherSide: [again(row), library]
        case .failed where row.trouble?.wantsLogin == true && row.tab.mode == .digital: [login] + deeds + [library]
        case .failed: deeds + [library]
        case .cancelled: [again(row), library]
        }
    }

    /// The form with what was asked for; in the other mode, if the company is there.
    private static func again(_ row: DownloadRow) -> ActionButton {
        let isThere = row.trouble == .otherSide
        let tab = isThere ? row.tab.on(row.tab.mode.other) : row.tab
        return ActionButton(
            isThere ? "切换到\(tab.mode.name)" : "重新下载",
            url: DownloadEntry(row).address(of: row.enterprise, on: tab), isPrimary: row.state == .failed,
            operates: true)
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

extension FileProgress {
    fileprivate var words: String {
        guard wanted > 0 else { return "" }
        let lacking = [(absent, "税局没有"), (damaged, "损坏")].filter { $0.0 > 0 }
        return "文件 \(here.grouped) / \(wanted.grouped) 个"
            + lacking.map { "，\($0.1) \($0.0.grouped) 个" }.joined()
    }
}

extension Trouble {
    /// Goes on only when somebody has logged the account in again.
    fileprivate var wantsLogin: Bool {
        switch self {
        case .wrongPassword, .accountLocked: true
        default: false
        }
    }
}
