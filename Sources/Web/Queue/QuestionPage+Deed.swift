import Domain

extension QuestionPage {
    /// - Parameter warning: why it is asked again; empty at first.
    static func deed(_ deed: DownloadDeed, on count: Int, _ address: QueueAddress, warning: String) -> QuestionPage {
        let of = address.standing.map { "“\($0.name)”的" } ?? ""
        let companies = address.search.isEmpty ? "全部企业" : "名称或税号包含“\(address.search)”的企业"
        return QuestionPage(
            title: "\(deed.word) \(count.grouped) 个下载？",
            sentences: ["\(companies)\(of)下载中，有 \(count.grouped) 个可以\(deed.word)。", deed.consequence],
            warning: warning, actionURL: address.all(deed),
            actionText: "\(deed.word) \(count.grouped) 个", isDanger: deed == .cancel, backURL: address.list,
            version: "\(count)")
    }
}

extension DownloadDeed {
    fileprivate var consequence: String {
        switch self {
        case .cancel: "取消后不能继续，需要时重新下载。已下载的发票保留在发票库中。"
        case .pause: "正在取的一页取完后停下，已下载的发票不会丢失，随时可以继续。"
        case .resume: "从断点接着下载。"
        case .retry: "失败的时段重新下载，有差异的重新核对，已下载的发票不会丢失。"
        case .prioritize(.urgent): "排在其他下载之前。"
        case .prioritize: "恢复为普通顺序。"
        }
    }
}
