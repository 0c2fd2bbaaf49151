/// What is asked for when a download begins.
public struct DownloadRequest: Hashable, Sendable {
    public let tab: DownloadTab
    public let query: InvoiceQuery
    /// Which files of each invoice are fetched, beside its data.
    public let files: Set<FileFormat>
    public let priority: Priority

    public init(
        _ query: InvoiceQuery, tab: DownloadTab = .query, files: Set<FileFormat> = [], priority: Priority = .normal
    ) {
        self.tab = tab
        self.query = tab.asked(query)
        // The disks' platform has no files.
        self.files = tab.mode == .disk ? [] : files
        self.priority = priority
    }
}

/// 优先级: jobs of a higher one are claimed first.
public enum Priority: Int, CaseIterable, Comparable, Sendable {
    case urgent, normal, scheduled

    public static func < (left: Priority, right: Priority) -> Bool { left.rawValue < right.rawValue }

    public var name: String {
        switch self {
        case .urgent: "加急"
        case .normal: "普通"
        case .scheduled: "定时"
        }
    }
}
