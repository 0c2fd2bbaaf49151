import ArgumentParser
import Domain
import Foundation
import Publishing
import Sealing
import Store
import Switching

/// `steward release`.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Make and sign the feed from which consoles update.",
        discussion: """
            A release is signed by two keys: the release key (release.key), and the root key (root.key), which also says \
            which the release key is. Keep them on different machines or media; their files are minisign's, and so are \
            the signatures: minisign -V agrees with steward on each file.
            """,
        subcommands: [Keygen.self, Sign.self, Renew.self, Verify.self])

    struct KeyFolder: ParsableArguments {
        @Option(help: "Folder of the keys. An encrypted key's password is STEWARD_RELEASE_PASSWORD, or asked.")
        var keys: String

        func read() throws -> SigningKeys {
            try publishing {
                try SigningKeys(in: keys) { path in
                    let given = Setting(variable: "STEWARD_RELEASE_PASSWORD").text(nil, or: "")
                    return given.isEmpty ? getpass("\(path) 的密码：").map { String(cString: $0) } ?? "" : given
                }
            }
        }
    }

    struct Life: ParsableArguments {
        @Option(help: "Days until the feed must be renewed. Consoles refuse one that has expired.")
        var days = 30

        func validate() throws {
            guard (1...366).contains(days) else { throw ValidationError("--days 应在 1–366 之间。") }
        }

        var seconds: TimeInterval { Double(days) * 86_400 }
    }

    /// `steward release keygen`.
    struct Keygen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make both keys, or a new release key in place of one that was lost or stolen.",
            discussion: "Consoles believe a new release key once they have read a feed that it signs.")

        @OptionGroup var folder: KeyFolder

        @Flag(help: "Make a new release key; the root key stays.")
        var replaceRelease = false

        func run() async throws {
            try await starting("生成密钥") {
                let keys = try publishing {
                    guard replaceRelease else { return try SigningKeys.make(in: folder.keys) }
                    return try folder.read().replaceRelease(in: folder.keys)
                }
                say("主钥 \(keys.root.publicKey.id)  发布钥 \(keys.release.publicKey.id)（第 \(keys.serial) 把）")
                say("公钥 \(folder.keys)/\(UpdateTrust.fileName)：控制台用 --update-trust 指定，以后的版本自带。")
                say("私钥没有加密。请把 root.key 移到离线介质，签名时再放回。")
            }
        }
    }

    /// `steward release sign`.
    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Pack this program and its resources as a version, and write a signed feed.")

        @OptionGroup var folder: KeyFolder
        @OptionGroup var life: Life

        @Option(help: "Folder to write the feed to; any web server can serve it.")
        var feed: String

        @Option(help: "The version's number, such as 0.4.0.")
        var releaseVersion: String

        @Option(help: "The oldest version that may update to it; default: any.")
        var minimum = "0.0.0"

        @Option(help: "UTF-8 file of the release notes (更新说明), a line each.")
        var notes: String

        @Option(help: "Folder that holds Public and Templates. [STEWARD_RESOURCES, default .]")
        var resources: String?

        func run() async throws {
            try await starting("签名") {
                guard let version = VersionNumber(releaseVersion), let oldest = VersionNumber(minimum) else {
                    throw StartFailure("版本号应为三个数字，例如 0.4.0。请检查 --release-version 和 --minimum。")
                }
                guard let text = try? String(contentsOfFile: notes, encoding: .utf8) else {
                    throw StartFailure("更新说明 \(notes) 无法读取，应为 UTF-8 文本，每行一条。")
                }
                let lines = text.split(whereSeparator: \.isNewline).map(String.init)
                guard !lines.isEmpty else { throw StartFailure("更新说明 \(notes) 是空的。请每行写一条。") }
                let program = ThisProgram.current
                let folder = try self.folder.read()
                let announcement = try publishing {
                    let contents = try ReleaseContents(
                        executable: program.executable,
                        resources: program.folder ?? Setting(variable: "STEWARD_RESOURCES").text(resources, or: "."))
                    let release = Release(
                        version: version, minimumVersion: oldest, notes: lines, issued: Date(),
                        schema: Store.migrations, unpackedSize: 0)
                    return try FeedFolder(path: feed).publish(
                        contents, as: release, by: folder, at: Date(), life: life.seconds)
                }
                say(
                    "\(feed)/\(announcement.archive.name)  \(announcement.archive.size) 字节，有效至 \(Day(at: announcement.expires))"
                )
            }
        }
    }

    /// `steward release renew`.
    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a feed anew, before it expires; also with a release key that was replaced.")

        @OptionGroup var folder: KeyFolder
        @OptionGroup var life: Life

        @Option(help: "Folder of the feed.")
        var feed: String

        func run() async throws {
            try await starting("续签") {
                let folder = try self.folder.read()
                let announcement = try publishing {
                    try FeedFolder(path: feed).renew(by: folder, at: Date(), life: life.seconds)
                }
                say("\(announcement.release.version) 有效至 \(Day(at: announcement.expires))")
            }
        }
    }

    /// `steward release verify`.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Verify a file by a minisign signature, as minisign -V does.")

        @Argument(help: "The file.")
        var file: String

        @Option(help: "The public key: minisign's base64, or a .pub file.")
        var publicKey: String

        @Option(help: "The signature; default: FILE.minisig.")
        var signature: String?

        func run() async throws {
            try await starting("核实") {
                let named = try? String(contentsOfFile: publicKey, encoding: .utf8)
                guard let key = MinisignPublicKey(publicKey) ?? named.flatMap(MinisignPublicKey.init(file:)) else {
                    throw StartFailure("\(publicKey) 不是 minisign 的公钥。请检查 --public-key。")
                }
                let path = signature ?? FeedFile.releaseSignature(of: file)
                guard let bytes = FileManager.default.contents(atPath: path) else {
                    throw StartFailure("签名文件 \(path) 无法读取。请检查路径。")
                }
                do { try key.verify(Array(bytes), of: try SignedContent(file: file)) } catch let fault as SignatureFault
                {
                    throw StartFailure(fault.sentence)
                }
                say("签名有效：\(file) 由密钥 \(key.id) 签名。")
            }
        }
    }
}

extension SignatureFault {
    fileprivate var sentence: String {
        switch self {
        case .malformed: "签名文件不是 minisign 的格式。请重新获取签名文件。"
        case .otherKey: "签名由另一把密钥做成。请核对公钥。"
        case .unfit: "文件、说明或签名被改动过，不能使用。请重新获取。"
        case .unreadable: "文件无法读取。请检查路径和权限。"
        }
    }
}

/// A failure to publish as a sentence.
private func publishing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as PublishingError { throw StartFailure(error.sentence) }
}

extension PublishingError {
    fileprivate var sentence: String {
        switch self {
        case .missing(let path): "\(path) 不存在或无法读取。请检查路径。"
        case .unwritable(let path): "\(path) 无法写入。请检查磁盘空间和目录权限。"
        case .badKey(let path): "\(path) 不是可用的密钥，或两把密钥与 trust.json 不符，或其他用户可以读取它。请检查密钥目录，私钥权限应为 600。"
        case .wrongPassword(let path): "\(path) 的密码不对。请重新输入。"
        case .keysExist(let path): "\(path) 里已有密钥，不会覆盖。要更换发布钥请加 --replace-release。"
        case .noFeed(let path): "\(path) 里没有可续签的更新源。请先用 steward release sign 生成。"
        }
    }
}
