import Foundation

/// The open sessions in a file. A real bureau is another machine and forgets nothing when the console dies; in the demo
/// both die together, and with this the bureau still knows its sessions when they are back.
struct SessionMemory: Sendable {
    private struct Entry: Codable {
        let token: String
        let taxNumber: String
        let account: String
        /// Nil in files of earlier versions.
        let role: String?
        let begunAt: Date
    }

    /// Nil keeps nothing.
    let path: String?

    /// What was open, as of now just used. A file that cannot be read is no memory.
    func sessions(in world: World, now: Date) -> [BureauSession] {
        guard let path, let data = FileManager.default.contents(atPath: path),
            let entries = try? JSONDecoder().decode([Entry].self, from: data)
        else { return [] }
        return entries.compactMap { entry in
            guard let archive = world.archives[entry.taxNumber],
                let account = archive.company.accounts.first(where: { $0.account == entry.account })
            else { return nil }
            return BureauSession(
                token: entry.token, archive: archive, account: account, role: entry.role ?? account.role,
                begunAt: entry.begunAt,
                usedAt: now)
        }
    }

    func keep(_ sessions: some Collection<BureauSession>) {
        guard let path else { return }
        let entries = sessions.map {
            Entry(
                token: $0.token, taxNumber: $0.archive.company.taxNumber, account: $0.account.account, role: $0.role,
                begunAt: $0.begunAt)
        }
        guard let data = try? JSONEncoder().encode(entries) else { return }
        try? data.write(to: URL(fileURLWithPath: path), options: .atomic)
        try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
