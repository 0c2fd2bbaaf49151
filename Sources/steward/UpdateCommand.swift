import ArgumentParser
import Domain
import Foundation
import Logging
import Store
import Switching
import Workflows

/// `steward update`.
struct UpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Update this server from an archive that was brought by hand.",
        discussion: """
            Its two signatures (.minisig and .root.minisig) lie beside it, and keys.json with its own where the release \
            key was replaced. All is verified as on the page 检查更新. A console that is running switches at once, and \
            this command says what came of it; else the next start does.
            """)

    @Argument(help: "The archive, steward-VERSION-PLATFORM.tar.zst.")
    var file: String

    @Option(help: "Folder of the database. [STEWARD_DATA, default ./data]")
    var data: String?

    @OptionGroup var updates: UpdateOptions

    func run() async throws {
        try await starting("更新") {
            ProcessLimits.prepare()
            let folder = Setting(variable: "STEWARD_DATA").text(data, or: "data")
            let root = ProgramRoot(of: .current, data: folder)
            try checkOwner(of: folder)
            if root.isInstalled { try checkOwner(of: root.path) }
            let desk = SwitchDesk(root: root, isPossible: true) { Date() }
            let updater = Updater(
                try updates.resolved(), versions: desk, store: try Store(folder: folder),
                logger: try .steward("update", level: "error")
            ) { Date() }
            let isServing = desk.isServing
            do { try await updater.update(from: try package(), by: "命令行（\(NSUserName())）") } catch let refusal
                as UpdateRefusal
            {
                throw StartFailure(refusal.sentence)
            }
            guard isServing else { return say("更新包已核实并就位，下次启动发票管家时切换。") }
            say("更新包已核实，正在切换版本…")
            try await report(desk)
        }
    }

    /// What another user writes there the console could not read.
    private func checkOwner(of folder: String) throws {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: folder) else {
            throw StartFailure("目录 \(folder) 不存在。请用 --data 指定发票管家使用的数据目录。")
        }
        guard let owner = facts[.ownerAccountID] as? Int, owner != Int(geteuid()) else { return }
        let name = facts[.ownerAccountName] as? String ?? "\(owner)"
        throw StartFailure("目录 \(folder) 属于用户 \(name)。请以该用户运行：sudo -u \(name) steward update …。")
    }

    private func package() throws -> UpdatePackage {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
            FileManager.default.isReadableFile(atPath: file)
        else {
            throw StartFailure("更新包 \(file) 无法读取。请检查路径和权限。")
        }
        let archive = URL(filePath: file)
        let beside = UpdatePackage.companions(of: archive.lastPathComponent).compactMap { name in
            let file = try? FileHandle(forReadingFrom: archive.deletingLastPathComponent().appending(path: name))
            // One byte more than it may have is refused like any that does not fit.
            return (try? file?.read(upToCount: UpdatePackage.largestCompanion + 1)).map { (name, [UInt8]($0)) }
        }
        return UpdatePackage(
            archive: archive.path, name: archive.lastPathComponent,
            beside: Dictionary(beside, uniquingKeysWith: { first, _ in first }))
    }

    private func report(_ desk: SwitchDesk) async throws {
        // Another process writes the file, so there is nothing to be told by.
        while desk.isUnderWay { try await Task.sleep(for: .milliseconds(200)) }
        guard let outcome = desk.outcome else { return }
        guard outcome.failure == nil else {
            throw StartFailure("\(outcome.to) 没有正常运行，已退回 \(outcome.from)。原因见日志和检查更新页。")
        }
        say("已从 \(outcome.from) 更新到 \(outcome.to)。")
    }
}
