public import Domain
import Foundation
import Logging
import Store

extension Updater {
    /// What is done is written to the log in somebody's name.
    public typealias Deeds = @Sendable (_ action: AuditAction, _ subject: String) -> Deed

    /// 检查更新. Returns at once; what came of it, also a refusal, is kept.
    public func beginCheck() {
        Task {
            do { try await check() } catch is UpdateRefusal { return } catch {
                logger.error("a check for updates failed", metadata: ["error": "\(error)"])
            }
        }
    }

    /// 立即更新. Returns at once; `step` says how far it is.
    public func begin(by person: String, deeds: @escaping Deeds) {
        run(deeds) { try await update(by: person) }
    }

    /// The same from files that came by hand; `intake`, their folder, is cleared away afterwards.
    public func begin(with package: UpdatePackage, in intake: String, by person: String, deeds: @escaping Deeds) {
        run(deeds) {
            defer { try? FileManager.default.removeItem(atPath: intake) }
            try await update(from: package, by: person)
        }
    }

    /// A folder for files that are brought by hand.
    public func intake() throws(UpdateRefusal) -> String {
        guard let layout = versions.layout else { throw .unsupervised }
        let folder = "\(layout.root)/intake/\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch { throw .unwritable }
        return folder
    }

    /// At start: what a process that died was brought is cleared away.
    public func start() {
        if let layout = versions.layout { try? FileManager.default.removeItem(atPath: layout.root + "/intake") }
    }

    /// As soon as the switch that made this process is over: what became of it is written to the log, once, and told to
    /// the pages.
    public func recordOutcome() async throws {
        // The supervisor ends a switch by a file, milliseconds after this process listens, and tells nobody.
        while versions.isUnderWay { try await Task.sleep(for: .milliseconds(200)) }
        guard let outcome, outcome.at != (try await lastRecorded()) else { return }
        let subject = "\(outcome.from) → \(outcome.to)"
        let deed = Deed(
            outcome.failure == nil ? .updated : .updateReturned, user: nil, person: outcome.person, subject: subject,
            address: "本机", browser: "")
        try await store.record(deed, at: now())
        try await store.setSetting(Self.recorded, to: "\(outcome.at.timeIntervalSince1970)")
        board.touch()
    }

    private static let recorded = "update-recorded"

    private func lastRecorded() async throws -> Date? {
        try await store.setting(Self.recorded).flatMap(Double.init).map(Date.init(timeIntervalSince1970:))
    }

    private func run(_ deeds: @escaping Deeds, _ body: @escaping @Sendable () async throws -> Void) {
        Task {
            do {
                try await body()
            } catch let refusal as UpdateRefusal {
                try await store.record(deeds(.updateRefused, refusal.sentence), at: now())
            } catch {
                logger.error("an update failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
