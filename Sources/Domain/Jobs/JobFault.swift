/// Why an attempt at a job came to nothing, as its row keeps it. Closed: what a library says is for the log alone.
public enum JobFault: String, CaseIterable, Sendable {
    case diskFull = "disk-full"
    /// Made by another version of the program.
    case unknownKind = "unknown-kind"
    /// The process ended in each attempt.
    case crashed
    case unexpected
    case verificationRequired = "verification-required"
    case rateLimited = "rate-limited"
    case maintenance
    case wrongPassword = "wrong-password"
    case accountLocked = "account-locked"
    case notPermitted = "not-permitted"
    case otherSide = "other-side"
    case diskMissing = "disk-missing"
    case diskUnverified = "disk-unverified"
    case diskClock = "disk-clock"
    case accountRemoved = "account-removed"
    case tooManyRows = "too-many-rows"
    case network
    case badAnswer = "bad-answer"
    /// By a person.
    case stopped

    public init(_ trouble: Trouble) { self = JobFault(rawValue: trouble.code) ?? .unexpected }

    public var name: String {
        switch self {
        case .diskFull: "服务器磁盘已满"
        case .unknownKind: "由其他版本建立，本版本不能执行"
        case .crashed: "每次执行时程序都中断了"
        case .unexpected: "程序内部出错，详情见服务器日志"
        case .verificationRequired: "等待账号验证"
        case .rateLimited: "税局限流"
        case .maintenance: "税局维护"
        case .wrongPassword: "密码错误"
        case .accountLocked: "账号被税局锁定"
        case .notPermitted: "账号无权限"
        case .otherSide: "企业在税局的另一个平台"
        case .diskMissing: "请插入税盘"
        case .diskUnverified: "税盘需重新验证"
        case .diskClock: "税盘电脑的时间不准"
        case .accountRemoved: "账号已移除"
        case .tooManyRows: "超过税局上限"
        case .stopped: "已手动停止"
        case .network: "税局多次没有应答"
        case .badAnswer: "税局的应答无法识别"
        }
    }
}

extension Outcome {
    /// What it waits or failed for.
    public var fault: JobFault? {
        switch self {
        case .parked(let trouble), .failed(let trouble): JobFault(trouble)
        case .completed, .again, .cancelled: nil
        }
    }
}
