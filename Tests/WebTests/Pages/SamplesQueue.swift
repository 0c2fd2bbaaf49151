@testable import Domain
@testable import Web

extension Samples {
    static func queue(
        _ rows: [DownloadRowPage], state: Download.Standing? = nil, search: String = "", isPaged: Bool = false
    ) -> QueuePage {
        QueuePage(
            tabs: ([nil] + Download.Standing.allCases.map(Optional.some)).map { standing in
                .init(
                    text: standing?.name ?? "全部", count: rows.isEmpty ? "0" : "1,204",
                    url: standing.map { "/queue?state=\($0.rawValue)" } ?? "/queue", isCurrent: standing == state,
                    isZero: rows.isEmpty)
            },
            state: state?.rawValue ?? "", search: search, found: search.isEmpty ? "" : "包含“\(search)”：37 家企业",
            foundURL: "/queue",
            deeds: rows.isEmpty
                ? []
                : [
                    ActionButton("全部暂停", url: "/queue/pause", operates: true),
                    ActionButton("全部继续", url: "/queue/resumption", operates: true),
                    ActionButton("全部重试", url: "/queue/retry", operates: true),
                    ActionButton("全部加急", url: "/queue/priority?to=urgent", operates: true),
                    ActionButton("全部取消", url: "/queue/cancellation", operates: true),
                ], meter: "最近 1 分钟 312 次请求，今天 20,418 次；每个账号每秒至多 50 次，服务器现在有 16 次在等待税局答复。",
            isFiltered: state != nil || !search.isEmpty, rows: rows, countText: "本页 50 个，共 1,204 个",
            firstURL: isPaged ? "/queue" : "", nextURL: isPaged ? "/queue?before=10" : "")
    }

    static let fullQueue = queue([runningRow, waitingRow, pausedRow, differingRow, provedRow])

    static let queues: [Sample] = [
        Sample("queue-full", fullQueue, in: layout("任务队列", .downloads, notice: "已处理 37 个下载。")),
        Sample(
            "queue-filtered", queue([pausedRow], state: .paused, search: longCompany, isPaged: true),
            in: layout("任务队列", .downloads)),
        Sample("queue-none", queue([], state: .failed), in: layout("任务队列", .downloads)),
        Sample("queue-empty", queue([]), in: layout("任务队列", .downloads)),
        Sample("queue-reader", fullQueue, in: readerLayout("任务队列", .downloads)),
    ]
}
