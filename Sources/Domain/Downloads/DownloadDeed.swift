/// What a person does to a download that was begun.
public enum DownloadDeed: Hashable, Sendable {
    /// 取消: what waits is cancelled, what runs ends at its next page. Invoices already here stay.
    case cancel
    /// 暂停: what runs ends at its next page; the download keeps its state beneath.
    case pause
    /// 继续.
    case resume
    /// 重试: failed jobs run again with fresh attempts; a download that differs is read and compared anew.
    case retry
    case prioritize(Priority)

    /// The standings in which it changes anything.
    public var standings: Set<Download.Standing> {
        switch self {
        case .cancel, .prioritize: [.running, .waiting, .paused]
        case .pause: [.running, .waiting]
        case .resume: [.paused]
        case .retry: [.failed, .differing]
        }
    }
}

extension Download {
    /// What a list shows a download as: its state, or that it is paused.
    public enum Standing: String, CaseIterable, Sendable {
        case running, waiting, paused, proved, differing, failed, cancelled

        public init(_ state: State, isPaused: Bool) {
            if isPaused {
                self = .paused
                return
            }
            self =
                switch state {
                case .running: .running
                case .waiting: .waiting
                case .proved: .proved
                case .differing: .differing
                case .failed: .failed
                case .cancelled: .cancelled
                }
        }

        public var name: String { State(rawValue: rawValue)?.name ?? "已暂停" }
    }
}
