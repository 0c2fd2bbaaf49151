import Domain
import Foundation
import Store
import Workflows

/// A disk with all that its page says of it.
struct DiskCare {
    let disk: StoredDisk
    let company: Enterprise
    /// Two of its number lie in slots.
    let isDoubled: Bool
    /// Passwords beside 证书密码 that are kept.
    let kept: Set<DiskPasswords.Other>
    let now: Date

    var standing: DiskStanding { DiskStanding(disk, isDoubled: isDoubled, today: Day(at: now)) }
}
