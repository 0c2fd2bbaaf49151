import Domain
import Foundation
import Testing

@testable import Store

/// What is wanted, here, absent and damaged.
@Suite struct FileStoreTests {
    private let example: Example
    private let id: Download.ID
    private let invoices = (0..<3).map { Invoice.example($0) }
    private let hash = String(repeating: "0", count: 64)
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        id = try await example.begin(files: [.xml, .pdf])
        try await example.keep(invoices)
    }

    private func lacking(at instant: Date? = nil, limit: Int = 9) async throws -> [LackingFile] {
        try await store.lackingFiles(
            of: try await example.root(id), in: try await example.row(id), limit: limit, at: instant ?? now)
    }

    private func names(_ files: [LackingFile]) -> [String] {
        files.map { "\($0.invoice.number.key.suffix(1)) \($0.place.format.rawValue)" }.sorted()
    }

    private func place(_ number: Int, _ format: FileFormat) async throws -> FilePlace {
        let found = try await store.invoice(key: Invoice.example(number).number.key, in: example.scope)
        return try #require(found).place(format)
    }

    private var progress: FileProgress? {
        get async throws { try await store.fileProgress(of: try await example.row(id)) }
    }

    @Test func everyInvoiceInEveryFormatIsWanted() async throws {
        #expect(names(try await lacking()) == ["0 pdf", "0 xml", "1 pdf", "1 xml", "2 pdf", "2 xml"])
        #expect(try await lacking(limit: 2).map(\.invoice.number) == [invoices[0].number, invoices[0].number])
        #expect(try await progress == FileProgress(wanted: 6, here: 0, absent: 0, damaged: 0))
        let without = try await example.row(try await example.begin(.week(of: .toll)))
        #expect(try await store.fileProgress(of: without) == nil)
    }

    @Test func whatIsHereOrAbsentIsNotAskedAgain() async throws {
        try await store.keep(hash, at: try await place(0, .xml), now: now)
        try await store.noteAbsence(at: try await place(1, .pdf), now: now)
        #expect(names(try await lacking()) == ["0 pdf", "1 xml", "2 pdf", "2 xml"])
        #expect(try await progress == FileProgress(wanted: 6, here: 1, absent: 1, damaged: 0))
        #expect(try await store.invoice(key: invoices[0].number.key, in: example.scope)?.files == [.xml: hash])
    }

    @Test func aDamagedFileIsAskedForThreeTimes() async throws {
        let place = try await place(2, .pdf)
        for tries in 1...2 {
            let retryAt = now.addingTimeInterval(Double(tries) * 10)
            try await store.note(.cut, at: place, retryAt: retryAt, now: now)
            #expect(try await lacking().count == 5, "not before its time")
            #expect(
                try await store.nextFileTry(of: try await example.root(id), in: try await example.row(id)) == retryAt)
            #expect(try await lacking(at: retryAt).first { $0.place == place }?.tries == tries)
        }
        try await store.note(.wrongType, at: place, retryAt: now, now: now)
        #expect(try await lacking(at: .distantFuture).count == 5, "now a person is asked")
        #expect(try await progress == FileProgress(wanted: 6, here: 0, absent: 0, damaged: 1))
        let damaged = try await store.damagedFiles(in: example.scope, limit: 9)
        #expect(damaged.count == 1 && damaged.files.map(\.trouble) == [.wrongType])
        #expect(try await store.damagedFiles(in: [], limit: 9).count == 0)
        try await store.keep(hash, at: place, now: now)
        #expect(try await progress == FileProgress(wanted: 6, here: 1, absent: 0, damaged: 0))
    }

    @Test func aPersonMayAskForTheDamagedOnesAgain() async throws {
        let place = try await place(2, .pdf)
        for _ in 1...3 { try await store.note(.cut, at: place, retryAt: now, now: now) }
        await #expect(throws: StoreError.notFound) { try await store.retryFiles(of: id, in: [], at: now) }
        try await store.retryFiles(of: id, in: example.scope, at: now)
        #expect(try await lacking().first { $0.place == place }?.tries == 0)
    }

    @Test func aCancelledDownloadAndOneWithoutFilesAskForNone() async throws {
        let without = try await example.begin(.week(of: .toll))
        try await store.cancel(id, in: example.scope, at: now)
        let deed = Deed(.filesMended, user: example.user, person: "李会计", subject: "下载", address: "", browser: "")
        for download in [id, without] {
            await #expect(throws: StoreError.conflict) {
                try await store.retryFiles(of: download, in: example.scope, recording: deed, at: now)
            }
        }
        #expect(try await store.number("SELECT count(*) FROM audit WHERE action = 'files-mended'") == 0)
    }

    @Test func theDefaultAccountMendsWhatIsDamaged() async throws {
        let place = try await place(2, .pdf)
        for _ in 1...3 { try await store.note(.cut, at: place, retryAt: now, now: now) }
        #expect(try await store.mendFiles(in: example.scope, at: now) == 0, "nobody is there to fetch it")
        #expect(try await store.damagedFiles(in: example.scope, limit: 1).count == 1)
        try await store.setDefaultAccounts(
            DefaultAccounts(issue: example.account, receive: example.account), of: example.enterprise, at: now)
        #expect(try await store.mendFiles(in: [], at: now) == 0)
        for count in [1, 0] { #expect(try await store.mendFiles(in: example.scope, at: now) == count) }
        let jobs = try await store.texts("SELECT subject || ' ' || account_id FROM jobs WHERE kind = 'files.mending'")
        #expect(jobs == ["\(example.account) \(example.account)"])
        let files = try await store.lackingFiles(mendedBy: example.account, limit: 9, at: now)
        #expect(files.map(\.place) == [place])
        #expect(try await store.nextFileTry(mendedBy: example.account) == now)
    }
}
