import ArgumentParser
import Foundation
import Logging
public import Store
public import Switching

@main enum Entry {
    /// On the main thread, before there is any other: what ties a server to its supervisor belongs to a thread that must
    /// not end.
    @MainActor static func main() async {
        if Supervised.current == nil, let serve = try? Steward.parseAsRoot() as? Serve, !serve.noSupervisor {
            Watch(data: Setting(variable: "STEWARD_DATA").text(serve.options.data, or: "data")).begin()
        }
        await Steward.main()
    }
}

/// `steward serve` as its users start it: a process that watches over the one that serves.
private struct Watch {
    let data: String

    /// Ends the process as the server ended. Returns where versions cannot be switched: then this process serves itself.
    func begin() {
        ProcessLimits.prepare()
        let program = ThisProgram.current
        let root = ProgramRoot(of: program, data: data)
        // Installed by an administrator for a user who may not write there.
        guard !root.isInstalled || FileManager.default.isWritableFile(atPath: root.path) else { return }
        do { end(try supervisor(program, root).run()) } catch {
            let failure = StartFailure(error)?.sentence ?? ""
            FileHandle.standardError.write(Data("启动失败：\(failure)\n".utf8))
            exit(1)
        }
    }

    private func supervisor(_ program: ThisProgram, _ root: ProgramRoot) throws -> Supervisor {
        do {
            return try Supervisor(
                program, root: root,
                launch: .init(
                    arguments: Array(CommandLine.arguments.dropFirst()),
                    environment: ProcessInfo.processInfo.environment),
                database: DatabaseFile(folder: data), logger: try Logger.steward("supervisor", level: "notice"))
        } catch SwitchingError.unwritable where !root.isInstalled {
            throw StoreError.folderUnusable(path: data)
        } catch SwitchingError.inUse where !root.isInstalled {
            throw StoreError.folderInUse(path: data)
        }
    }

    private func end(_ ending: Ending) -> Never {
        switch ending {
        case .exited(let status): exit(status)
        case .killed(let number):
            // Whoever watches this process sees what became of the server.
            signal(number, SIG_DFL)
            raise(number)
            exit(128 + number)
        }
    }
}

extension DatabaseFile: SwitchedDatabase {}
