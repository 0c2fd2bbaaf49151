import Documents
import Domain
import Foundation
import Logging

/// The invented companies of the demo, as `Fixtures/demo-group.json` has them.
struct DemoGroup {
    struct File: Decodable {
        struct Company: Codable {
            struct Account: Codable {
                let account: String
                let password: String
                let person: String
                let role: String
                let rights: [String]
                /// `sms`, `app`.
                let secondFactor: String?
                /// Where its texts go, if its name is no mobile number.
                let phone: String?
                let roles: [String]?

                var words: String {
                    let asks = secondFactor.map { $0 == "sms" ? "，短信验证" : "，App 扫码验证" } ?? ""
                    let may = rights.isEmpty ? "，无权限" : ""
                    return
                        "    账号 \(account)  密码 \(password)  \(person)（\((roles ?? [role]).joined(separator: "、"))\(asks)\(may)）"
                }
            }

            let taxNumber: String
            let name: String
            let area: String
            /// 企业密码, where the region asks for it first.
            let companyPassword: String?
            /// 企业用户名, where the region asks for it.
            let companyUser: String?
            let accounts: [Account]
            /// By which the company enters the disks' platform; nil: none.
            let disks: [Disk]?

            struct Disk: Codable {
                let number: String
                /// 证书密码.
                let password: String
                /// In Fixtures/disks.
                let image: String

                func words(slot: String, resources: String) -> String {
                    "    税盘 \(number)  证书密码 \(password)  插入：cp \(resources)/Fixtures/disks/\(image) \(slot)/"
                }
            }
        }

        let companies: [Company]
    }

    let bytes: [UInt8]
    let companies: [File.Company]
    let enterprises: [EnterpriseEntry]

    init(resources: String) throws {
        let path = resources + "/Fixtures/demo-group.json"
        guard let data = FileManager.default.contents(atPath: path),
            let file = try? JSONDecoder().decode(File.self, from: data)
        else { throw StartFailure("演示企业文件 \(path) 缺失或无法读取。请在项目目录中启动，或用 --resources 指定它。") }
        bytes = Array(data)
        companies = file.companies
        enterprises = try file.companies.map { company in
            guard let taxNumber = try? TaxNumber(company.taxNumber), let area = Area(code: company.area) else {
                throw StartFailure("演示企业 \(company.name) 的税号或地区有误。")
            }
            return EnterpriseEntry(taxNumber: taxNumber, name: company.name, area: area)
        }
    }
}

/// What a newcomer needs to begin: on the terminal for people, in `demo.json` for scripts.
struct DemoBanner: Sendable {
    private let text: String
    private let json: Data
    private let path: String

    init(options: ServeOptions.Resolved, code: ActivationCode, group: DemoGroup) {
        let console = options.consoleURL
        let simulator = "http://127.0.0.1:\(options.simulatorPort)"
        let accounts = group.companies.flatMap { company in
            let own = [company.companyPassword.map { "  企业密码 \($0)" }, company.companyUser.map { "  企业用户名 \($0)" }]
            return ["  \(company.name)  \(company.taxNumber)\(own.compactMap(\.self).joined())"]
                + company.accounts.map(\.words)
                + (company.disks ?? []).map {
                    $0.words(slot: DemoAgent.slot(in: options.data), resources: options.resources)
                }
        }
        text = """

            发票管家（演示环境）已启动

            控制台    \(console)
            模拟环境  \(simulator)
            激活码    \(code.grouped)（24 小时内有效）
            激活邮件  http://\(options.lanAddress):\(options.simulatorPort)/mails
            短信      http://\(options.lanAddress):\(options.simulatorPort)/sms

            演示企业的电子税局账号与税盘：
            \(accounts.joined(separator: "\n"))

            手机与本机在同一局域网时，可扫码打开控制台：
            \((try? QRCode(console).terminal) ?? "")

            """
        path = options.data + "/demo.json"
        json =
            DemoFile(
                console: console, simulator: simulator, activationCode: code.grouped,
                slot: DemoAgent.slot(in: options.data),
                companies: group.companies
            ).json
    }

    func show(logger: Logger) {
        say(text)
        do { try json.write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            logger.error("demo.json cannot be written", metadata: ["path": "\(path)", "error": "\(error)"])
        }
    }
}

private struct DemoFile: Encodable {
    let console: String
    let simulator: String
    let activationCode: String
    /// Where a disk is put in.
    let slot: String
    let companies: [DemoGroup.File.Company]

    var json: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
        return (try? encoder.encode(self)) ?? Data()
    }
}
