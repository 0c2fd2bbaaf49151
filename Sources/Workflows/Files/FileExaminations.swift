import Domain
public import Foundation
public import Jobs
public import Logging
public import Store

/// 文件校验: reads every file once a day and compares it with its hash.
public struct FileExaminations: Sendable {
    private let store: Store
    private let logger: Logger
    private let now: @Sendable () -> Date

    private static let mostAtOnce = 200
    /// Between two chunks, so that it takes neither worker nor disk for long.
    private static let pause = Duration.milliseconds(500)

    public init(store: Store, logger: Logger, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.logger = logger
        self.now = now
    }

    /// At start: sees to it that there is a next examination. One that failed under way goes on at once.
    public func schedule() async throws {
        let now = now()
        let last = try await store.lastExamination()
        let isOpen = last.map { $0.endedAt == nil } ?? false
        try await store.addExamination(first: isOpen ? now : Self.nextNight(after: now))
    }

    public var jobBody: JobBody {
        JobBody(kind: FileJob.examination) { _, draining in
            let examination = try await store.examination(at: now())
            let files = try await store.filesToExamine(in: examination, limit: Self.mostAtOnce)
            guard !files.isEmpty else { return try await end(examination) }
            var verdicts: [(file: KeptFile, trouble: FileTrouble?)] = []
            for file in files where !draining.hasBegun {
                verdicts.append((file, trouble(of: file)))
            }
            try await store.examined(verdicts, in: examination, at: now())
            return .again(after: draining.hasBegun ? .zero : Self.pause, isAttempt: false)
        }
    }

    /// 03:00 in China.
    static func nextNight(after now: Date) -> Date {
        let today = Day(at: now).start.addingTimeInterval(3 * 3600)
        return today > now ? today : (Day(at: now) + 1).start.addingTimeInterval(3 * 3600)
    }

    private func end(_ examination: FileExamination) async throws -> Outcome {
        let now = now()
        try await store.end(examination, at: now)
        let metadata: Logger.Metadata = [
            "examined": "\(examination.examined)", "missing": "\(examination.missing)",
            "altered": "\(examination.altered)", "unreadable": "\(examination.unreadable)",
        ]
        let isFine = examination.missing + examination.altered + examination.unreadable == 0
        logger.log(level: isFine ? .info : .warning, "all files were examined", metadata: metadata)
        let wait = Self.nextNight(after: now).timeIntervalSince(now)
        return .again(after: .seconds(Int64(wait.rounded(.up))), isAttempt: false)
    }

    private func trouble(of file: KeptFile) -> FileTrouble? {
        do throws(FileTrouble) {
            _ = try store.files.intact(hash: file.hash)
            return nil
        } catch { return error }
    }
}
