import Domain
import Foundation
import Store

/// What a person types for a disk.
public struct DiskPasswords: Sendable {
    /// 证书密码.
    public let certificate: String
    /// 税局平台密码, for an ERP that asks for it; may be empty.
    public let platform: String
    /// 勾选确认密码, likewise.
    public let confirmation: String

    public init(certificate: String, platform: String = "", confirmation: String = "") {
        self.certificate = certificate
        self.platform = platform
        self.confirmation = confirmation
    }

    var fields: [String: String] {
        ["certificate": certificate, "platform": platform, "confirmation": confirmation].filter { !$0.value.isEmpty }
    }
}
