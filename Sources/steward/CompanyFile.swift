import Domain
import Foundation

/// The companies of an application, checked line by line.
struct CompanyFile {
    let entries: [EnterpriseEntry]

    init(_ path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw StartFailure("企业名单 \(path) 无法读取，应为 UTF-8 文本。")
        }
        let unmarked = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        // Blank lines keep their numbers, so that a sentence names the line that a person sees.
        let lines = unmarked.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        let written = lines.filter { !$0.element.allSatisfy(\.isWhitespace) }
        let isTitled = written.first.map { Self.isTitle($0.element) } ?? false
        entries = try written.dropFirst(isTitled ? 1 : 0).map { try Self.entry($1, line: $0 + 1) }
        var seen: Set<TaxNumber> = []
        if let twice = entries.first(where: { !seen.insert($0.taxNumber).inserted }) {
            throw StartFailure("企业名单中税号 \(twice.taxNumber) 出现了两次，请只留一行。")
        }
        guard !entries.isEmpty else { throw StartFailure("企业名单 \(path) 是空的。每行写：企业名称,税号,地区代码。") }
    }

    /// `企业名称,税号,地区代码` on top, as a spreadsheet has it.
    private static func isTitle(_ line: Substring) -> Bool {
        ["税号", "纳税人识别号", "统一社会信用代码"].contains { line.contains(",\($0)") }
    }

    private static func entry(_ line: Substring, line number: Int) throws -> EnterpriseEntry {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard fields.count == 3, !fields[0].isEmpty else {
            throw StartFailure("企业名单第 \(number) 行应有三项：企业名称,税号,地区代码。")
        }
        guard fields[0].count <= 100, fields[0].utf8.count <= 400,
            !fields[0].unicodeScalars.contains(where: {
                $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
            })
        else {
            throw StartFailure("企业名单第 \(number) 行的企业名称超过 100 个字，或含有不可见的字符。")
        }
        guard let area = Area(code: fields[2]) else {
            throw StartFailure("企业名单第 \(number) 行的地区代码 \(fields[2]) 不存在，例如深圳是 440300。")
        }
        do { return EnterpriseEntry(taxNumber: try TaxNumber(fields[1]), name: fields[0], area: area) } catch {
            throw StartFailure("企业名单第 \(number) 行的税号 \(fields[1]) 有误，请核对每一位。")
        }
    }
}
