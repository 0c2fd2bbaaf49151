import ArgumentParser
import Domain
import Foundation
import Store
import Workflows

/// `steward verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Compare the library with every certificate (一张不少), and name what differs.",
        discussion: """
            Reads each certificate's versions, their hashes and their lists, and compares the newest with the \
            invoices in the library. Changes nothing, and may run beside a console that serves the same folder. Exit \
            code 1 where anything differs.
            """)

    @Option(help: "Folder of the database. [STEWARD_DATA, default ./data]")
    var data: String?

    @Option(help: "Tax number of a company, to examine that one alone.")
    var company: String?

    func run() async throws {
        try await starting("核对") {
            let folder = Setting(variable: "STEWARD_DATA").text(data, or: "data")
            guard FileManager.default.fileExists(atPath: folder + "/steward.sqlite") else {
                throw StartFailure("数据目录 \(folder) 里没有数据库。请用 --data 指定发票管家的数据目录。")
            }
            let store = try Store(reading: folder)
            var faults = 0
            let months = try await CertificateCheck(store: store).run(of: try await chosen(in: store)) { finding in
                faults += 1
                say(finding.words)
            }
            guard months > 0 else { return say("还没有核对证书。下载发票并与税局核对后才有证书。") }
            guard faults == 0 else {
                throw StartFailure("\(months) 份证书中有 \(faults) 处不符，见上。请在控制台打开对应月份的证书，重新下载该月。")
            }
            say("\(months) 份证书与发票库完全一致，一张不少。")
        }
    }

    private func chosen(in store: Store) async throws -> Enterprise.ID? {
        guard let company else { return nil }
        guard let enterprise = try await store.enterprise(taxNumber: company) else {
            throw StartFailure("没有税号为 \(company) 的企业。请核对 --company。")
        }
        return enterprise.id
    }
}

extension CertificateCheck.Finding {
    fileprivate var words: String {
        "\(enterprise.name)（\(enterprise.taxNumber)） \(month) \(direction.name) \(kind?.name ?? "全部类型")：\(fault.words)"
    }
}

extension CertificateCheck.Fault {
    fileprivate var words: String {
        switch self {
        case .changed(let version): "第 \(version) 版的内容与其哈希不符"
        case .unchained(let version): "第 \(version) 版与上一版不相接"
        case .badLedger(let version): "第 \(version) 版的发票清单缺失或已损坏"
        case .torn: "各类型的证书合起来与它不符，有证书被删改"
        case .differs(let difference): "\(difference.key) \(difference.words)"
        case .more(let count): "另有 \(count.grouped) 张不符"
        }
    }
}
