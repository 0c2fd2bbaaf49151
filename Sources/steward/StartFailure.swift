import ArgumentParser
import Foundation
import Sealing
import Store
import Switching
import Web

/// A start that cannot be: one sentence that says what to do, and exit code 1.
struct StartFailure: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }

    /// The sentence for what was thrown while starting; nil for what this program did not expect.
    init?(_ error: any Error) {
        switch error {
        case let failure as StartFailure: self = failure
        case let error as StoreError: self.init(Self.sentence(for: error))
        case let error as SwitchingError: self.init(Self.sentence(for: error))
        case let error as SealingError: self.init(Self.sentence(for: error))
        case let error as TLSFilesUnusable:
            self.init("证书 \(error.certificate) 与私钥 \(error.key) 无法使用：应为 PEM 格式，并且是一对。请检查 --tls-cert 和 --tls-key。")
        case let error as PagesError: self.init(error.description)
        default: return nil
        }
    }

    private static func sentence(for error: StoreError) -> String {
        switch error {
        case .folderUnusable(let path): "数据目录 \(path) 无法读写。请检查目录权限，或用 --data 指定另一个目录。"
        case .folderInUse(let path): "数据目录 \(path) 正被另一个发票管家使用。请先停止它，或用 --data 指定另一个目录。"
        case .databaseUnusable(let path): "数据库 \(path) 无法打开：文件已损坏，或由更新的版本写成。请从备份恢复，或升级程序。"
        case .diskFull: "磁盘空间不足，无法写入数据。请清理磁盘后再启动。"
        case .notFound, .conflict: "数据库中的状态与预期不符。"
        }
    }

    private static func sentence(for error: SwitchingError) -> String {
        switch error {
        case .unwritable(let path): "版本目录中的 \(path) 无法写入。请检查磁盘是否已满，以及目录权限。"
        case .inUse(let path): "版本目录 \(path) 正被另一个发票管家使用。请先停止它，或加 --no-supervisor 单独运行。"
        case .unreadable(let path): "版本切换记录 \(path) 已损坏，无法读取。请删除它后再启动。"
        case .unstartable(let path): "程序 \(path) 不存在或无法运行。请重新安装该版本，或让链接 current 指向另一个版本。"
        case .underWay: "正在切换版本。请等待完成后再试。"
        case .unrestorable: "无法用更新前的备份恢复数据库。请检查磁盘和数据目录权限后再启动，恢复会继续。"
        case .exhausted: "系统的进程或句柄不足。请检查系统限制后再启动。"
        }
    }

    private static func sentence(for error: SealingError) -> String {
        switch error {
        case .keyFileExposed(let path, let mode):
            "密钥文件 \(path) 的权限是 \(mode)，其他用户可以读取，已拒绝使用。请执行 chmod 600 \(path)。"
        case .keyFileMalformed(let path): "密钥文件 \(path) 的内容不是 64 位十六进制数。请从备份恢复该文件。"
        case .keyFileUnreadable(let path): "密钥文件 \(path) 无法读取。请检查文件权限。"
        case .keyFileMissing(let path): "密钥文件 \(path) 不见了，已保存的密码无法解开。请从备份恢复该文件后再启动。"
        case .fileUnreadable(let path): "文件 \(path) 无法读取。请检查路径和权限。"
        case .signingKeyMalformed: "签名密钥文件的内容不是 minisign 的私钥。请检查文件，或用 steward release keygen 生成。"
        case .unsealable, .cryptography: "密钥与数据不匹配，无法解开已保存的密码。请恢复与数据一起备份的密钥文件。"
        }
    }
}

/// A line on standard output, at once also where that is a file or a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

extension AsyncParsableCommand {
    /// Runs `body`; a failure to start is a sentence on standard error, never a stack.
    func starting(_ what: String = "启动", _ body: () async throws -> Void) async throws {
        do { try await body() } catch {
            guard let failure = StartFailure(error) else { throw error }
            FileHandle.standardError.write(Data("\(what)失败：\(failure.sentence)\n".utf8))
            throw ExitCode(1)
        }
    }
}
