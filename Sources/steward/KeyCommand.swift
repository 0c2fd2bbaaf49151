import ArgumentParser
import Domain
import Foundation
import Sealing
import Store
import Workflows

/// `steward key`.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The keys of the secrets in the data folder.", subcommands: [Rotate.self])

    /// `steward key rotate`.
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replace all keys: the key file, the key-encryption key and every data key.",
            discussion: """
                Every password and session in the data folder is sealed anew. A console may go on serving the same \
                folder meanwhile. An interrupted run loses nothing: run the command again, and it goes on where it \
                was. Afterwards back up steward.key again; older backups of the data need the older key file.
                """)

        @Option(help: "Folder of the database and the key file. [STEWARD_DATA, default ./data]")
        var data: String?

        @Option(
            help:
                "What the new keys seal with: aes (AES-256-GCM) or sm4 (SM4 and SM3). [STEWARD_CIPHER, default: as now]"
        )
        var cipher: String?

        func run() async throws {
            try await starting("更换密钥") {
                ProcessLimits.prepare()
                let folder = Setting(variable: "STEWARD_DATA").text(data, or: "data")
                let cipher = try CipherSuite.wished(cipher)
                guard FileManager.default.fileExists(atPath: folder + "/steward.sqlite") else {
                    throw StartFailure("数据目录 \(folder) 里没有数据库。请用 --data 指定发票管家的数据目录。")
                }
                say(try await Self.rotate(folder, cipher))
            }
        }

        private static func rotate(_ folder: String, _ cipher: CipherSuite?) async throws -> String {
            do {
                let report = try await KeyRotation.run(
                    KeyFiles(folder: folder), for: try Store(folder: folder), cipher: cipher,
                    deed: { report in
                        Deed(
                            .keysRotated, user: nil, person: "命令行（\(NSUserName())）", subject: report.words,
                            address: "本机", browser: "")
                    }, now: { Date() })
                return """
                    \(report.isContinued ? "上次中断的密钥更换已完成" : "密钥已全部更换")：\(report.words)。
                    请重新备份 \(folder)/steward.key。更换之前的数据备份，仍要用当时的密钥文件才能解开。
                    """
            } catch is KeyRotation.UnderWay {
                throw StartFailure("另一个进程正在更换数据目录 \(folder) 的密钥。请等它结束。")
            } catch let error as KeyRotation.Unreadable {
                throw StartFailure("\(error.place) 的密文已损坏，无法解开，密钥没有全部更换。请重新登录或移除该账号，再执行一次。")
            }
        }
    }
}

extension KeyRotation.Report {
    fileprivate var words: String { "主密钥 \(kek)（\(cipher.name)），数据密钥 \(dataKeys) 把" }
}

extension CipherSuite {
    /// What the option or STEWARD_CIPHER asks for; nil: whatever is in use.
    static func wished(_ option: String?) throws -> CipherSuite? {
        let text = Setting(variable: "STEWARD_CIPHER").text(option, or: "")
        guard !text.isEmpty else { return nil }
        guard let cipher = CipherSuite(rawValue: text) else {
            throw StartFailure("加密算法 \(text) 不存在，可用 aes、sm4。")
        }
        return cipher
    }
}
