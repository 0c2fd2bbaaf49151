import Domain
import Foundation
import Store

extension HomePage.Task {
    static let mostDisks = 3

    /// Saved disks that a person must see to: a password, a lock, the certificate's end.
    static func all(_ disks: [StoredDisk], today: Day) -> [Self] {
        disks.filter { $0.account != nil }.compactMap { Self($0, today: today) }.prefix(mostDisks).map(\.self)
    }

    private init?(_ disk: StoredDisk, today: Day) {
        let standing = DiskStanding(disk, isDoubled: false, today: today)
        let words = standing == .usable ? disk.facts.warning(today: today) : standing.sentence
        guard !words.isEmpty else { return nil }
        self.init(
            tone: standing.chip.tone == .bad ? .bad : .warn,
            sentence: "\(disk.enterprise?.name ?? disk.facts.company)的税盘 \(disk.facts.number)：\(words)", detail: "",
            buttonText: standing.takesPassword && standing != .usable ? "保存密码" : "查看",
            url: "/disks/\(disk.facts.number)", operates: standing.takesPassword && standing != .usable)
    }
}
