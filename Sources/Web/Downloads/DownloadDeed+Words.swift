import Domain

extension DownloadDeed {
    /// From the last part of an address and its `to`; nil for anything else.
    init?(address: String, fields: Fields) {
        switch address {
        case "cancellation": self = .cancel
        case "pause": self = .pause
        case "resumption": self = .resume
        case "retry": self = .retry
        case "priority":
            guard let priority = Self.priorities[fields["to"]] else { return nil }
            self = .prioritize(priority)
        default: return nil
        }
    }

    /// `pause`, `priority?to=urgent`.
    var address: String {
        switch self {
        case .cancel: "cancellation"
        case .pause: "pause"
        case .resume: "resumption"
        case .retry: "retry"
        case .prioritize(let priority):
            "priority?to=\(Self.priorities.first { $0.value == priority }?.key ?? "normal")"
        }
    }

    /// Those that a person gives; 定时 is the schedule's own.
    private static let priorities: [String: Priority] = ["urgent": .urgent, "normal": .normal]

    var word: String {
        switch self {
        case .cancel: "取消"
        case .pause: "暂停"
        case .resume: "继续"
        case .retry: "重试"
        case .prioritize(.urgent): "加急"
        case .prioritize: "不再加急"
        }
    }

    var action: AuditAction {
        switch self {
        case .cancel: .downloadCancelled
        case .pause: .downloadPaused
        case .resume: .downloadResumed
        case .retry: .downloadRetried
        case .prioritize: .downloadPrioritized
        }
    }

    var notice: Notice {
        switch self {
        case .cancel: .cancelled
        case .pause: .paused
        case .resume: .resumed
        case .retry: .retried
        case .prioritize: .prioritized
        }
    }
}
