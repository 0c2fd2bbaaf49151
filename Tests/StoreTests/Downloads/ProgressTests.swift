import Domain
import Foundation
import Testing

@testable import Store

@Suite struct ProgressTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    private func keep(_ count: Int, of id: Download.ID, after seconds: Double = 0) async throws {
        let window = try await example.root(id)
        let invoices = (0..<count).map { Invoice.example($0 + window.nextPage * 1_000) }
        try await store.keep(
            invoices, page: window.nextPage, of: window, in: try await example.row(id),
            at: now.addingTimeInterval(seconds))
    }

    @Test func replaysOnlyTheNewestOfEachDownload() async throws {
        #expect(try await store.newestEvent() == 0)
        let (first, second) = (try await example.begin(), try await example.begin(.week(of: .toll)))
        for _ in 0..<3 { try await keep(1, of: first) }
        try await keep(1, of: second)
        try await keep(1, of: first)
        let newest = try await store.newestEvent()
        let events = try await store.progress(after: 0, in: example.scope)
        #expect(events.map(\.download) == [second, first])
        #expect(events.map(\.event) == [newest - 1, newest])
        let own = try await store.newestEvents(of: [first, second])
        #expect(own.map(\.event) == [newest - 1, newest] && own.map(\.download) == [second, first])
        #expect(try await store.newestEvents(of: []).isEmpty)
        #expect(try await store.progress(after: newest - 1, in: example.scope).map(\.download) == [first])
        #expect(try await store.progress(after: newest, in: example.scope).isEmpty)
    }

    @Test func anotherPersonsDownloadIsNotReplayed() async throws {
        let mine = try await example.begin()
        let other = try await store.addEnterprise(.second)
        let account = try await store.addAccount("13900000002", of: other, at: now)
        let theirs = try await store.begin(DownloadRequest(.week), of: other, by: account, for: example.user, at: now)
            .id
        #expect(try await store.progress(after: 0, in: example.scope).map(\.download) == [mine])
        #expect(try await store.progress(after: 0, in: [other]).map(\.download) == [theirs])
        #expect(try await store.progress(after: 0, in: []).isEmpty)
        #expect(try await store.downloads(of: [other], limit: 9).map(\.id) == [theirs])
    }

    @Test func everyStepFiresTheSignal() async throws {
        let id = try await example.begin()
        let signals = store.progressSignal.listen()
        try await keep(1, of: id)
        await signals.first(within: nil)
    }

    /// An event's id is never used again, or a browser that has seen it would miss the next.
    @Test func eventsOfARemovedDownloadAreNotNumberedAgain() async throws {
        _ = try await example.begin()
        let newest = try await store.newestEvent()
        try await store.run("DELETE FROM downloads")
        #expect(try await store.newestEvent() == 0)
        _ = try await example.begin()
        #expect(try await store.newestEvent() > newest)
    }

    @Test func theNewestDownloadsComeFirst() async throws {
        var ids: [Download.ID] = []
        for kind in [InvoiceKind.toll, .special, .vehicle] { ids.append(try await example.begin(.week(of: kind))) }
        #expect(try await store.downloads(of: example.scope, limit: 2).map(\.id) == [ids[2], ids[1]])
    }

    @Test func thePaceIsOfTheLastTenSeconds() async throws {
        let id = try await example.begin()
        #expect(try await store.pace(of: id, at: now).perSecond == nil)
        try await keep(900, of: id, after: 5)
        for second in 16...20 { try await keep(50, of: id, after: Double(second)) }
        let pace = try await store.pace(of: id, at: now.addingTimeInterval(20))
        #expect(pace.perSecond == 50)
        #expect(try await store.pace(of: id, at: now.addingTimeInterval(60)).perSecond == nil)
    }
}
