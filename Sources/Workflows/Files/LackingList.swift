import Domain
import Foundation
import Store

/// 缺少的文件.txt: what a zip of files does not hold, and why. For Windows' own editor: with a mark, lines end in CR LF.
struct LackingList {
    static let name = "缺少的文件.txt"
    private var lines: [String] = []

    var isEmpty: Bool { lines.isEmpty }

    mutating func add(_ file: WalkedFile, for trouble: FileTrouble) {
        lines.append("\(file.invoice.number.key)  \(file.format.name)  \(trouble.name)")
    }

    var text: [UInt8] {
        let words = "以下 \(lines.count) 个文件没有打包：它们损坏或丢失了。请管理员在“系统设置”中重新下载，然后再打包。"
        return Array(("\u{FEFF}" + ([words, ""] + lines).map { $0 + "\r\n" }.joined()).utf8)
    }
}

extension FileFolder {
    /// Throws what stands over the file, or is found of it now.
    func content(of file: WalkedFile) throws(FileTrouble) -> Data {
        if let trouble = file.trouble { throw trouble }
        guard let hash = file.hash else { throw .missing }
        return try intact(hash: hash)
    }
}
