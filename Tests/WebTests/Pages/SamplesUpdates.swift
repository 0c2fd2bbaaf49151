@testable import Web

extension Samples {
    private static let newestVersion = UpdateStatePage.Newest(
        version: "0.4.0", state: Chip(text: "可以更新", tone: .busy),
        facts: [
            Fact("发布日期", "2026-11-20"), Fact("大小", "48.2 MB"), Fact("数据库", "结构有变化，更新前自动备份"),
        ], notes: ["下载更快：同一时段不再重复询问税局。", "修正：税盘拔出后页面没有提示。", hostile])
    private static let updateSteps = [
        UpdateStatePage.Step(title: "检查", note: "已完成", tone: .good, isCurrent: false),
        UpdateStatePage.Step(title: "下载", note: "42%", tone: .busy, isCurrent: true),
        UpdateStatePage.Step(title: "校验", note: "", tone: .idle, isCurrent: false),
        UpdateStatePage.Step(title: "解包", note: "", tone: .idle, isCurrent: false),
        UpdateStatePage.Step(title: "等待下载任务停稳", note: "", tone: .idle, isCurrent: false),
        UpdateStatePage.Step(title: "切换并重新启动", note: "", tone: .idle, isCurrent: false),
    ]

    private static func state(
        _ newest: [UpdateStatePage.Newest], banners: [Banner] = [], steps: [UpdateStatePage.Step] = [],
        progress: [UpdateStatePage.Progress] = [], sentence: String = "", updateURL: String = ""
    ) -> UpdateStatePage {
        UpdateStatePage(
            version: "0.3.0", checked: newest.isEmpty ? "还没有检查过" : "今天 14:05 检查过", banners: banners, newest: newest,
            steps: steps, progress: progress, sentence: sentence, checkURL: steps.isEmpty ? "/updates/checks" : "",
            updateURL: updateURL)
    }

    static let unaskedUpdates = state([])
    static let newerVersion = state([newestVersion], updateURL: "/updates/installation")
    static let updateUnderWay = state(
        [newestVersion], steps: updateSteps, progress: [.init(percent: 42, words: "20.2 MB / 48.2 MB")],
        sentence: "正在下载新版本…")
    static let refusedUpdate = state(
        [newestVersion], banners: [Banner(.bad, "latest.json 没有签名，已拒绝。请向发布方索取带两个签名的完整更新包。")],
        updateURL: "/updates/installation")
    static let returnedUpdate = state(
        [newestVersion], banners: [Banner(.warn, "今天 14:05 更新到 0.4.0 未成功，已退回 0.3.0：新版本连续 3 次启动后立即退出。请把服务日志交给发布方。")],
        updateURL: "/updates/installation")

    static func updatesPage(
        _ state: UpdateStatePage, isAdministrator: Bool = true, uploadError: String = ""
    ) -> UpdatesPage {
        UpdatesPage(
            state: state, isAdministrator: isAdministrator, uploadError: uploadError,
            uploads: isAdministrator ? [.init(url: "/updates/packages")] : [])
    }

    static let updates: [Sample] = [
        Sample("updates", updatesPage(newerVersion), in: layout("检查更新")),
        Sample("updates-unasked", updatesPage(unaskedUpdates), in: layout("检查更新")),
        Sample("updates-under-way", updatesPage(updateUnderWay), in: layout("检查更新", refresh: 3)),
        Sample("updates-refused", updatesPage(refusedUpdate), in: layout("检查更新")),
        Sample("updates-returned", updatesPage(returnedUpdate), in: layout("检查更新")),
        Sample(
            "updates-upload-failing",
            updatesPage(unaskedUpdates, uploadError: "没有选择更新包。请一起选中 .tar.zst 文件和它的两个签名文件。"), in: layout("检查更新")),
        Sample("updates-reader", updatesPage(newerVersion, isAdministrator: false), in: readerLayout("检查更新")),
        Sample("update-state", updateUnderWay, in: layout("检查更新")),
    ]
}
