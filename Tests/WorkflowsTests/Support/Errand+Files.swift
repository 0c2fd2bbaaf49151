import Documents
import Domain
import Foundation
import Sealing
import Store
import Testing
import Workflows

/// A download's files, followed to their end.
extension Errand {
    /// Begins `query` with files wanted, and runs jobs until `body` is done.
    static func run(
        _ query: InvoiceQuery, files: Set<FileFormat>, of enterprise: Enterprise, for clerk: Clerk,
        holdsFiles: Bool = false, _ body: @escaping @Sendable (Errand) async throws -> Void
    ) async throws {
        let request = DownloadRequest(query, files: files)
        let id = try await clerk.office.downloads.begin(request, of: enterprise.id, for: clerk.user.id).id
        let errand = Errand(office: clerk.office, enterprise: enterprise, query: query, id: id)
        try await errand.whileJobsRun(holdsFiles: holdsFiles, body)
    }

    var files: FileProgress {
        get async throws { try #require(try await office.store.fileProgress(of: try await row)) }
    }

    /// The files' progress as soon as `isReached` holds, which the store's signal tells; a minute is the limit.
    ///
    /// - Parameter hurries: lets the waits between two tries pass.
    @discardableResult
    func waitForFiles(
        hurries: Bool = false, sourceLocation: SourceLocation = #_sourceLocation,
        until isReached: @escaping @Sendable (FileProgress) -> Bool
    ) async throws -> FileProgress {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let change = office.store.progressSignal.listen()
            let files = try await files
            if isReached(files) { return files }
            try #require(ContinuousClock.now < end, "stays at \(files)", sourceLocation: sourceLocation)
            let now = office.clock.now
            // No further than to the next job: a session that nobody uses for half an hour ends.
            if hurries, let due = try await office.store.nextJobAt(after: now) {
                office.clock.advance(due.timeIntervalSince(now))
                office.store.jobSignal.fire()
            }
            await change.first(within: hurries ? .seconds(1) : end - ContinuousClock.now)
        }
    }

    /// Every invoice, with its files.
    var library: [FoundInvoice] {
        get async throws {
            let filter = LibraryFilter(enterprise: enterprise.id, query: query)
            let keys = try await office.store.walkInvoices(matching: filter) { next in
                var keys: [String] = []
                while let (invoice, _) = try next() { keys.append(invoice.number.key) }
                return keys
            }
            var all: [FoundInvoice] = []
            for key in keys {
                all.append(try #require(try await office.store.invoice(key: key, in: [enterprise.id])))
            }
            return all
        }
    }

    /// What is here is what it says, byte for byte.
    func expectWholeFiles(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for found in try await library {
            for (format, hash) in found.files {
                let data = try #require(office.store.files.read(hash: hash), sourceLocation: sourceLocation)
                #expect(Digest.sha256(data).hex == hash, sourceLocation: sourceLocation)
                #expect(
                    FileCheck.trouble(in: Array(data), as: format, of: found.invoice) == nil,
                    sourceLocation: sourceLocation)
            }
        }
    }
}
