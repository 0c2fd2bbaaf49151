import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// What earlier downloads tell of the next one, and what their trees look like.
@Suite struct DownloadHistoryTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    private func history() async throws -> DownloadHistory {
        try await store.downloadHistory(of: try #require(example.scope.first), pageRows: 100)
    }

    @Test func beforeTheFirstNothingIsKnown() async throws {
        #expect(try await history() == DownloadHistory(cap: nil, requestsPerSecond: nil))
    }

    @Test func theCapIsWhatWasGivenWhereMoreWasRefused() async throws {
        let id = try await example.begin()
        let root = try await example.root(id)
        let parts = try #require(root.query.parts)
        let invoices = (0..<6).map { Invoice.example($0 * 24) }
        try await store.count(root, as: invoices.tally, at: example.now)
        #expect(try await history().cap == nil, "nothing was refused yet")
        try await store.split(root, into: parts, at: example.now)
        let windows = try await store.windows(of: id).filter { $0.parent == root.id }
        for (window, kept) in zip(windows, [invoices.prefix(4), invoices.suffix(2)]) {
            try await example.fetch(window, Array(kept), counted: Array(kept).tally)
        }
        let proved = try await store.windows(of: id).filter { $0.state == .proved }.compactMap { $0.bureau?.count }
        #expect(try await history().cap == proved.max())
    }

    @Test func theOutlineIsTheTreeWithoutItsQueries() async throws {
        let id = try await example.begin()
        let root = try await example.root(id)
        try await store.split(root, into: try #require(root.query.parts), at: example.now)
        let windows = try await store.windows(of: id)
        let note = WindowNote(.extra, number: "26442000000000123457", at: example.now)
        let window = try #require(windows.last)
        try await store.write { db in
            for number in [note.number, "x", ""] {
                try db.execute(
                    sql: "INSERT INTO window_notes (window_id, kind, number, at) VALUES (?, 'extra', ?, 0)",
                    arguments: [window.id.rawValue, number])
            }
        }
        let outline = try await store.outline(of: id)
        #expect(outline.map(\.id) == windows.map(\.id) && outline.map(\.parent) == windows.map(\.parent))
        #expect(outline.map(\.state) == windows.map(\.state) && outline.map(\.notes) == [0, 0, 3])
        #expect(try await store.windows([window.id], of: id).map(\.id) == [window.id])
        let notes = try await store.notes(of: [window.id, root.id], numbers: 1)
        #expect(notes == [window.id: [NotesOfKind(kind: .extra, count: 3, numbers: [note.number])]])
    }
}
