import Domain
import Foundation
import Store

extension HomePage {
    /// The first few of everything: the page is as long for 2,000 companies as for 20.
    static let most = (accounts: 10, otherTasks: 3, running: 20)

    init(
        for user: User, tasks: OpenTasks, calls: [VerificationCall], steps: FirstSteps,
        underWay: (few: [NamedDownload], total: Int), map: CompletenessMap, search: String, of companyCount: Int,
        disks: [StoredDisk] = [], at now: Date
    ) {
        self.init(
            greeting: "你好，\(user.nickname)",
            tasks: Task.all(tasks, calls: calls, at: now) + Task.all(disks, today: Day(at: now)),
            moreTasks: tasks.more > 0 ? "还有 \(tasks.more.grouped) 项" : "", moreTasksURL: EnterpriseListAddress.toAttend,
            steps: Step.all(steps, first: map.lines.first?.enterprise.id, companyCount: companyCount),
            running: underWay.few.map { DownloadRowPage($0.row, company: $0.company, at: now) },
            runningCount: underWay.few.count < underWay.total
                ? "最新 \(underWay.few.count) 个，共 \(underWay.total.grouped) 个" : "",
            map: MapPage(map, search: search, at: now))
    }
}

extension HomePage.Step {
    /// 添加账号 → 设默认 → 下载; none when all is done.
    fileprivate static func all(_ steps: FirstSteps, first: Enterprise.ID?, companyCount: Int) -> [Self] {
        let hasAccounts = steps.withAccount != nil
        guard !(hasAccounts && steps.hasDefaults && steps.hasDownloads) else { return [] }
        let company = steps.withAccount ?? first
        let base = company.map { "/enterprises/\($0)" } ?? "/enterprises"
        let download = company.map { "/downloads?enterprise=\($0)" } ?? "/downloads"
        return [
            Self(
                number: 1, title: "添加账号", sentence: "添加企业在电子税务局的账号，由税局验证。", isDone: hasAccounts,
                isNext: !hasAccounts, buttonText: companyCount > 1 ? "选择企业" : "新增账号",
                url: companyCount > 1 ? "/enterprises" : "\(base)/accounts/new"),
            Self(
                number: 2, title: "设默认", sentence: "选好下载开具发票和取得发票时使用的账号。", isDone: steps.hasDefaults,
                isNext: hasAccounts && !steps.hasDefaults, buttonText: "设置默认账号", url: "\(base)/accounts#defaults"),
            Self(
                number: 3, title: "下载", sentence: "选择开票日期，把发票下载回来并与税局核对。", isDone: steps.hasDownloads,
                isNext: hasAccounts && steps.hasDefaults, buttonText: "发票下载", url: download),
        ]
    }
}
