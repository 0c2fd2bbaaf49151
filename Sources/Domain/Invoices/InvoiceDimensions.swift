/// 开具 (the company is the seller) or 取得 (the company is the buyer).
public enum Direction: String, CaseIterable, Sendable {
    case issued, received

    public var name: String { self == .issued ? "开具发票" : "取得发票" }
}

/// 发票状态.
public enum InvoiceStatus: String, CaseIterable, Sendable {
    case normal, voided, reversed
    case partlyReversed = "partly-reversed"

    public var name: String {
        switch self {
        case .normal: "正常"
        case .voided: "已作废"
        case .reversed: "已红冲-全额"
        case .partlyReversed: "已红冲-部分"
        }
    }
}

/// 抵扣状态.
public enum DeductionStatus: String, CaseIterable, Sendable {
    case open, ticked, confirmed

    public var name: String {
        switch self {
        case .open: "未勾选"
        case .ticked: "已勾选"
        case .confirmed: "已确认"
        }
    }
}

/// 是否正数发票: a red invoice (红字) is a negative one.
public enum InvoiceSign: String, CaseIterable, Sendable {
    case positive, negative

    public var name: String { self == .positive ? "正数发票" : "负数发票" }
}

/// 发票来源.
public enum InvoiceSource: String, CaseIterable, Sendable {
    case legacy, platform

    public var name: String { self == .legacy ? "增值税发票管理系统" : "电子发票服务平台" }
}

/// 发票风险等级.
public enum RiskLevel: String, CaseIterable, Sendable {
    case normal, abnormal, doubtful

    public var name: String {
        switch self {
        case .normal: "正常"
        case .abnormal: "异常凭证"
        case .doubtful: "疑点发票"
        }
    }
}
