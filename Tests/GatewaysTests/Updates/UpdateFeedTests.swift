import Foundation
import Testing

@testable import Gateways

@Suite struct UpdateFeedTests {
    private static func withPath(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "feed-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }

    @Test func aSmallFileComesWhole() async throws {
        try await StubServer(Answer(type: "application/json", body: Data("abc".utf8))).run { base in
            let bytes = try await UpdateFeed(base: base + "/feed/").file("latest.json", upTo: 3)
            #expect(bytes == Array("abc".utf8))
            await #expect(throws: FeedFault.endless) { try await UpdateFeed(base: base).file("latest.json", upTo: 2) }
        }
    }

    @Test func aFileThatIsNotThereIsNil() async throws {
        try await StubServer(Answer(status: 404)).run { base in
            let bytes = try await UpdateFeed(base: base).file("latest.json", upTo: 3)
            #expect(bytes == nil)
        }
    }

    @Test func aPageIsNoFile() async throws {
        try await StubServer(.html(200)).run { base in
            await #expect(throws: FeedFault.page) { try await UpdateFeed(base: base).file("latest.json", upTo: 300) }
            try await Self.withPath { path in
                await #expect(throws: FeedFault.page) {
                    try await UpdateFeed(base: base).download("a", size: 9, to: path) { _ in }
                }
            }
        }
    }

    @Test func aServerThatIsDownIsUnreachable() async throws {
        try await StubServer(Answer(status: 503)).run { base in
            await #expect(throws: FeedFault.unreachable(reason: "status 503")) {
                try await UpdateFeed(base: base).file("latest.json", upTo: 3)
            }
        }
    }

    @Test func aDownloadStopsAtTheAnnouncedSize() async throws {
        try await StubServer(Answer(type: "application/octet-stream", body: Data(count: 10))).run { base in
            try await Self.withPath { path in
                await #expect(throws: FeedFault.endless) {
                    try await UpdateFeed(base: base).download("a", size: 9, to: path) { _ in }
                }
                #expect((FileManager.default.contents(atPath: path) ?? Data()).count <= 9)
            }
        }
    }

    @Test func fewerBytesThanAnnouncedAreNotEnough() async throws {
        try await StubServer(Answer(type: "application/octet-stream", body: Data(count: 8))).run { base in
            try await Self.withPath { path in
                await #expect(throws: FeedFault.cut) {
                    try await UpdateFeed(base: base).download("a", size: 9, to: path) { _ in }
                }
            }
        }
    }

    /// A server that knows nothing of ranges sends the whole: it is not put behind what was there.
    @Test func theWholeIsNotTakenForTheRest() async throws {
        try await StubServer(Answer(type: "application/octet-stream", body: Data("whole".utf8))).run { base in
            try await Self.withPath { path in
                try Data("who".utf8).write(to: URL(fileURLWithPath: path))
                try await UpdateFeed(base: base).download("a", size: 5, to: path) { _ in }
                #expect(FileManager.default.contents(atPath: path) == Data("whole".utf8))
            }
        }
    }

    @Test func theRestIsPutBehindWhatWasThere() async throws {
        let rest = Answer(
            status: 206, type: "application/octet-stream", headers: ["Content-Range": "bytes 3-4/5"],
            body: Data("le".utf8))
        try await StubServer(rest).run { base in
            try await Self.withPath { path in
                try Data("who".utf8).write(to: URL(fileURLWithPath: path))
                try await UpdateFeed(base: base).download("a", size: 5, to: path) { _ in }
                #expect(FileManager.default.contents(atPath: path) == Data("whole".utf8))
            }
        }
    }

    @Test func whatIsThereIsNotAskedForAgain() async throws {
        let server = StubServer(Answer(status: 500))
        try await server.run { base in
            try await Self.withPath { path in
                try Data("whole".utf8).write(to: URL(fileURLWithPath: path))
                try await UpdateFeed(base: base).download("a", size: 5, to: path) { _ in }
            }
        }
        #expect(server.asked.isEmpty)
    }
}
