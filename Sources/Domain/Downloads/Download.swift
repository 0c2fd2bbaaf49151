/// A move that a state machine does not allow.
public struct IllegalMove: Error, Hashable, Sendable {
    public let from: String
    public let to: String
}

/// 下载: one request for a company's invoices, carried out by jobs.
public enum Download {
    public typealias ID = Key<Download>

    /// ```
    /// running ⇄ waiting        trouble came, trouble went
    /// running → proved | differing | failed | cancelled
    /// waiting → failed | cancelled
    /// differing | failed → running      retried by a person
    /// ```
    public enum State: String, CaseIterable, Sendable {
        case running, waiting, proved, differing, failed, cancelled

        public var isOver: Bool { self != .running && self != .waiting }

        public var name: String {
            switch self {
            case .running: "下载中"
            case .waiting: "等待中"
            case .proved: "已核对"
            case .differing: "有差异"
            case .failed: "已停止"
            case .cancelled: "已取消"
            }
        }

        public func moved(to next: State) throws(IllegalMove) -> State {
            let allowed: [State] =
                switch self {
                case .running: [.running, .waiting, .proved, .differing, .failed, .cancelled]
                case .waiting: [.waiting, .running, .failed, .cancelled]
                case .differing, .failed: [.running]
                case .proved, .cancelled: []
                }
            guard allowed.contains(next) else { throw IllegalMove(from: rawValue, to: next.rawValue) }
            return next
        }
    }
}

/// 时段: a node of a download's tree, one query to the bureau.
public enum Window {
    public typealias ID = Key<Window>

    /// ```
    /// open → split                      cut into smaller windows
    /// open → proved | differing         counted, fetched and compared
    /// proved | differing → open         counted again, and fetched if it moved
    /// ```
    public enum State: String, CaseIterable, Sendable {
        case open, split, proved, differing

        public var name: String {
            switch self {
            case .open: "待下载"
            case .split: "已细分"
            case .proved: "一致"
            case .differing: "有差异"
            }
        }

        public func moved(to next: State) throws(IllegalMove) -> State {
            let allowed: [State] =
                switch self {
                case .open: [.split, .proved, .differing]
                case .proved, .differing: [.open]
                case .split: []
                }
            guard allowed.contains(next) else { throw IllegalMove(from: rawValue, to: next.rawValue) }
            return next
        }
    }
}
