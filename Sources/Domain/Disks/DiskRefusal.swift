public import Foundation

/// Why a disk gave no session. Closed; the platform's words and the agent's are for the log alone.
public enum DiskRefusal: Error, Hashable, Sendable {
    /// 证书密码错误.
    case wrongPassword(triesLeft: Int)
    /// A password was wrong before: a person must say that they know, before another try.
    case unconfirmed(triesLeft: Int)
    /// 已锁定, by the disk or by the platform.
    case locked
    /// Not in a slot now.
    case missing
    /// Two of its number are in slots, so none is used.
    case doubled
    /// The agent took the order and gave no answer.
    case agentSilent
    /// The certificate's time is over.
    case expired
    /// The platform does not know the disk.
    case unknownDisk
    /// The platform did not take the signature.
    case badSignature
    /// The clock of the agent's PC is wrong: passes when it is set right.
    case clockSkew
    /// The company is on 数电.
    case otherSide
    case maintenance(until: Date)
    case unreachable
    /// The platform's or the agent's answer is not of the contract.
    case badAnswer

    /// Whether a person must look after the disk before anything is tried again.
    public var needsPerson: Bool {
        switch self {
        case .wrongPassword, .locked, .expired, .unknownDisk, .badSignature: true
        case .unconfirmed, .missing, .doubled, .agentSilent, .clockSkew, .otherSide, .maintenance, .unreachable,
            .badAnswer:
            false
        }
    }
}
