import ArgumentParser
import Domain
import Foundation
import Store
import Workflows

/// `steward activation`.
struct ActivationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activation", abstract: "Activation codes.", subcommands: [Issue.self])

    /// `steward activation issue`.
    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a new activation code for companies, valid for 24 hours.",
            discussion: "The file has a line for each company: name,tax number,area code (six digits, such as 440300).")

        @Option(help: "CSV file of the companies: name,tax number,area code.")
        var companies: String

        @Option(help: "Folder of the database. [STEWARD_DATA, default ./data]")
        var data: String?

        func run() async throws {
            try await starting("签发") {
                let store = try Store(folder: Setting(variable: "STEWARD_DATA").text(data, or: "data"))
                let code = try await Activation(store: store).issue(for: try CompanyFile(companies).entries, at: Date())
                print(code.grouped)
            }
        }
    }
}

/// The companies of an application, checked line by line.
struct CompanyFile {
    let entries: [EnterpriseEntry]

    init(_ path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw StartFailure("企业名单 \(path) 无法读取，应为 UTF-8 文本。")
        }
        let lines = text.split(whereSeparator: \.isNewline).enumerated()
        entries = try lines.filter { !$0.element.allSatisfy(\.isWhitespace) }.map { try Self.entry($1, line: $0 + 1) }
        var seen: Set<TaxNumber> = []
        if let twice = entries.first(where: { !seen.insert($0.taxNumber).inserted }) {
            throw StartFailure("企业名单中税号 \(twice.taxNumber) 出现了两次，请只留一行。")
        }
        guard !entries.isEmpty else { throw StartFailure("企业名单 \(path) 是空的。每行写：企业名称,税号,地区代码。") }
    }

    private static func entry(_ line: Substring, line number: Int) throws -> EnterpriseEntry {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard fields.count == 3, !fields[0].isEmpty else {
            throw StartFailure("企业名单第 \(number) 行应有三项：企业名称,税号,地区代码。")
        }
        guard fields[0].count <= 100,
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
