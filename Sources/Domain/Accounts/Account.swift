public import Foundation

/// What an account may do at the bureau: 开票, 收票, both or none.
public struct Rights: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let issue = Rights(rawValue: 1)
    public static let receive = Rights(rawValue: 2)

    public var name: String {
        switch self {
        case [.issue, .receive]: "开票、收票"
        case .issue: "开票"
        case .receive: "收票"
        default: "无开收票权限"
        }
    }
}

/// 电子税局账号: a person's login at the bureau for one company.
public struct Account: Hashable, Sendable {
    public typealias ID = Key<Account>

    public enum State: String, CaseIterable, Sendable {
        case usable, locked
        case verificationRequired = "verification-required"
        case wrongPassword = "wrong-password"

        public var name: String {
            switch self {
            case .usable: "可用"
            case .verificationRequired: "需验证"
            case .wrongPassword: "密码错误"
            case .locked: "已锁定"
            }
        }
    }

    public let id: ID
    public let enterprise: Enterprise.ID
    /// What is typed into the bureau's form: id card, mobile phone or user name.
    public let loginName: String
    public let person: String
    /// 身份类型: 法定代表人, 财务负责人, 办税员, 开票员.
    public let role: String
    public let rights: Rights
    public let state: State
    /// Grows with each login and removal, so that two people who change the same account notice each other.
    public let version: Int
    /// Who logged it in last; empty where nobody is known.
    public let changedBy: String
    public let verifiedAt: Date
    /// Of a locked account, as the bureau said.
    public let lockedUntil: Date?
    /// After a wrong password, as the bureau said.
    public let triesLeft: Int?

    public init(
        id: ID, enterprise: Enterprise.ID, loginName: String, person: String, role: String, rights: Rights,
        state: State,
        version: Int = 1, changedBy: String = "", verifiedAt: Date = .distantPast, lockedUntil: Date? = nil,
        triesLeft: Int? = nil
    ) {
        self.id = id
        self.enterprise = enterprise
        self.loginName = loginName
        self.person = person
        self.role = role
        self.rights = rights
        self.state = state
        self.version = version
        self.changedBy = changedBy
        self.verifiedAt = verifiedAt
        self.lockedUntil = lockedUntil
        self.triesLeft = triesLeft
    }

    /// `王敏 138****1234`.
    public var label: String { "\(person) \(maskedLoginName)" }

    /// `138****1234`: enough to know it by, too little to use.
    public var maskedLoginName: String { Self.masked(loginName) }

    public static func masked(_ loginName: String) -> String {
        guard loginName.count > 7 else { return "\(loginName.prefix(1))****\(loginName.suffix(1))" }
        return "\(loginName.prefix(3))****\(loginName.suffix(4))"
    }
}
