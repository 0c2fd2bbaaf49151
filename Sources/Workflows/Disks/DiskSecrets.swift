import Domain
import Foundation
import Store

/// What a person types for a disk.
public struct DiskPasswords: Sendable {
    /// 证书密码.
    public let certificate: String
    /// 税局平台密码, for an ERP that asks for it; empty: as it was kept.
    public let platform: String
    /// 勾选确认密码, likewise.
    public let confirmation: String

    /// Those of the other two that are to be kept no longer.
    public let cleared: Set<Other>

    /// What an ERP may ask for, and downloads do not.
    public enum Other: String, CaseIterable, Sendable { case platform, confirmation }

    public init(
        certificate: String, platform: String = "", confirmation: String = "", cleared: Set<Other> = []
    ) {
        self.certificate = certificate
        self.platform = platform
        self.confirmation = confirmation
        self.cleared = cleared
    }

    /// What is kept from now on, in place of `kept`.
    func fields(after kept: [String: String]) -> [String: String] {
        let typed = ["certificate": certificate, "platform": platform, "confirmation": confirmation]
        return kept.filter { field in !cleared.contains { $0.rawValue == field.key } }
            .merging(typed.filter { !$0.value.isEmpty }) { $1 }
    }
}
