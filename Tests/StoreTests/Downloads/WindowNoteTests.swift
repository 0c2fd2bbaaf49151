import Domain
import Foundation
import Testing

@testable import Store

@Suite struct WindowNoteTests {
    private let example: Example
    private let id: Download.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        id = try await example.begin()
    }

    private func notes(_ kind: WindowNote.Kind, _ numbers: Range<Int>) -> [WindowNote] {
        numbers.map { WindowNote(kind, number: "\($0)", at: now) }
    }

    @Test func areKeptWithThePageThatTheyAreOf() async throws {
        let (root, row) = (try await example.root(id), try await example.row(id))
        try await store.keep([.example(1)], page: 1, of: root, in: row, noting: notes(.numberTwice, 0..<2), at: now)
        await #expect(throws: StoreError.conflict) {
            try await store.keep([], page: 1, of: root, in: row, noting: notes(.numberTwice, 2..<4), at: now)
        }
        #expect(try await store.notes(of: root.id) == notes(.numberTwice, 0..<2))
        #expect(try await store.noteCounts(of: id) == [root.id: 2])
    }

    @Test func areAtMostTwoHundred() async throws {
        let root = try await example.root(id)
        for kind in WindowNote.Kind.allCases {
            let many = notes(kind, 0..<300)
            try await store.write { try Store.note(many, on: root.id, in: $0) }
        }
        let kept = try await store.notes(of: root.id)
        #expect(kept.count <= 200)
        #expect(kept.count { $0.kind == .extra } == 100, "names come last, and must have room")
        #expect(Set(kept.map(\.kind)) == Set(WindowNote.Kind.allCases))
    }

    @Test func namesGoWhenTheWindowIsProved() async throws {
        let (root, row) = (try await example.root(id), try await example.row(id))
        let tally = [Invoice.example(1)].tally
        let names = notes(.extra, 0..<2) + notes(.totalMoved, 0..<1)
        try await store.count(root, as: tally, at: now)
        try await store.conclude(root, in: row, counted: tally, noting: names, at: now)
        #expect(try await example.root(id).state == .differing)
        #expect(try await store.notes(of: root.id) == names)
        try await store.write { [now, id] in try Store.reopen(id, at: now, in: $0) }
        try await store.keep([.example(1)], page: 1, of: root, in: row, at: now)
        try await store.conclude(root, in: row, counted: tally, at: now)
        #expect(try await example.root(id).state == .proved)
        #expect(try await store.notes(of: root.id) == notes(.totalMoved, 0..<1))
    }
}
