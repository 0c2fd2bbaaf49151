/// 任务队列: the downloads of all the person's companies.
struct QueuePage: Page {
    static let template = "queue/index"

    /// `已暂停 3`: the same list with another state.
    struct Tab: Sendable {
        let text: String
        let count: String
        let url: String
        let isCurrent: Bool
        let isZero: Bool
    }

    let tabs: [Tab]
    /// The state that the search keeps; empty for all.
    let state: String
    let search: String
    /// `包含“苏州”：3 家企业`; empty where nothing is searched for.
    let found: String
    /// The list without the search.
    let foundURL: String
    /// 全部暂停, 全部继续 …: each leads to a question that counts first.
    let deeds: [ActionButton]
    /// `最近 1 分钟 312 次请求，每个账号每秒至多 50 次`.
    let meter: String
    let isFiltered: Bool
    let rows: [DownloadRowPage]
    /// `本页 50 个，共 1,204 个`.
    let countText: String
    /// Empty on the first page.
    let firstURL: String
    /// Empty on the last page.
    let nextURL: String
}
