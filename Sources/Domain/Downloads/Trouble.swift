public import Foundation

/// What keeps a download from going on. A closed list: each has one sentence and one button.
public enum Trouble: Hashable, Sendable {
    /// 会话过期/需验证: a person must log the account in again.
    case verificationRequired
    /// 限流: goes on by itself at the instant named.
    case rateLimited(until: Date)
    /// 税局维护: goes on by itself when it ends.
    case maintenance(until: Date)
    /// 密码错误: never retried by a machine.
    case wrongPassword
    /// 账号锁定: by the bureau, until the instant named.
    case accountLocked(until: Date)
    /// 无权限.
    case notPermitted
    /// The company is on the bureau's other platform: the other mode downloads it.
    case otherSide
    /// 请插入税盘: goes on by itself when the disk is back.
    case diskMissing
    /// A person must save the disk's certificate password again, or see to the disk.
    case diskUnverified
    /// The clock of the disk's PC is off, so its signature is not taken: goes on by itself, at the instant named or later.
    case diskClock(until: Date)
    /// Somebody took the account away.
    case accountRemoved
    /// 超限: a query that cannot be cut is still above the bureau's cap.
    case tooManyRows(count: Int, cap: Int)
    /// 网络: the attempts are used up.
    case network
    /// The bureau's answer cannot be understood.
    case badAnswer
    /// A fault of this program; the cause is in the log and on the job's row.
    case fault

    /// A stable name, for the database and the log.
    public var code: String {
        switch self {
        case .verificationRequired: "verification-required"
        case .rateLimited: "rate-limited"
        case .maintenance: "maintenance"
        case .wrongPassword: "wrong-password"
        case .accountLocked: "account-locked"
        case .notPermitted: "not-permitted"
        case .otherSide: "other-side"
        case .diskMissing: "disk-missing"
        case .diskUnverified: "disk-unverified"
        case .diskClock: "disk-clock"
        case .accountRemoved: "account-removed"
        case .tooManyRows: "too-many-rows"
        case .network: "network"
        case .badAnswer: "bad-answer"
        case .fault: "fault"
        }
    }
}
