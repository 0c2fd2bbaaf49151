import Domain
import Foundation
import Testing

@Suite struct UpdateRuleTests {
    private typealias Examples = UpdateExamples

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var release = UpdateExamples.release()
        var issued = UpdateExamples.now - 60
        var expires = UpdateExamples.now + 60
        var seen = SeenUpdates()
        var archive = "steward.tar.zst"
        var size = 5
        /// Nil: accepted.
        var refusal: UpdateRefusal?
    }

    private static let now = Examples.now
    private static let newer = SeenUpdates(version: Examples.version("0.5.0"))

    private static let accepted = [
        Case(testDescription: "an honest one"),
        Case(testDescription: "the version that runs", release: Examples.release(version: "0.3.0")),
        Case(testDescription: "the next major", release: Examples.release(version: "1.0.0")),
        Case(testDescription: "the same again", seen: .init(version: Examples.version("0.4.0"), issued: now - 60)),
        Case(testDescription: "a clock that is a little slow", issued: now + 3600),
        Case(testDescription: "the oldest that may", release: Examples.release(minimum: "0.3.0")),
    ]

    private static let refused = [
        Case(
            testDescription: "rollback below what runs", release: Examples.release(version: "0.2.9"),
            refusal: .rollback(offered: Examples.version("0.2.9"), known: Examples.version("0.3.0"))),
        Case(
            testDescription: "rollback below what was seen", seen: newer,
            refusal: .rollback(offered: Examples.version("0.4.0"), known: Examples.version("0.5.0"))),
        Case(
            testDescription: "fast-forward by version", release: Examples.release(version: "2.0.0"),
            refusal: .fastForward(Examples.version("2.0.0"))),
        Case(
            testDescription: "fast-forward by time", issued: now + 2 * Examples.day, expires: now + 9 * Examples.day,
            refusal: .fromFuture(now + 2 * Examples.day)),
        Case(
            testDescription: "a release of the future", release: Examples.release(issued: now + 2 * Examples.day),
            refusal: .fromFuture(now + 2 * Examples.day)),
        Case(testDescription: "freeze", expires: now, refusal: .expired(now)),
        Case(
            testDescription: "an older announcement", issued: now - 120, seen: .init(issued: now - 60),
            refusal: .olderFeed(issued: now - 120, seen: now - 60)),
        Case(testDescription: "product", release: Examples.release(product: "other"), refusal: .wrongProduct),
        Case(
            testDescription: "platform", release: Examples.release(platform: "linux-arm64"),
            refusal: .wrongPlatform(offered: "linux-arm64", ours: "linux-x86_64")),
        Case(
            testDescription: "a version between", release: Examples.release(minimum: "0.3.1"),
            refusal: .tooFar(minimum: Examples.version("0.3.1"))),
        Case(testDescription: "an archive elsewhere", archive: "../steward.tar.zst", refusal: .notFeed),
        Case(testDescription: "an empty archive", size: 0, refusal: .notFeed),
    ]

    @Test(arguments: accepted + refused) func anAnnouncement(_ example: Case) {
        let announcement = Examples.announcement(
            example.release, archive: example.archive, size: example.size, issued: example.issued,
            expires: example.expires)
        var refusal: UpdateRefusal?
        do { try Examples.rule(seen: example.seen).check(announcement, at: Self.now) } catch { refusal = error }
        #expect(refusal == example.refusal)
    }

    @Test func whatRunsAlreadyIsNotPutInPlace() {
        #expect(throws: UpdateRefusal.alreadyHere(Examples.version("0.3.0"))) {
            try Examples.rule().checkNew(Examples.release(version: "0.3.0"), at: Self.now)
        }
    }

    @Test func whatWasSeenNeverMovesBack() {
        let newest = SeenUpdates(
            version: Examples.version("0.5.0"), issued: Self.now, keys: .init(serial: 3, release: "c"))
        #expect(newest.with(Examples.announcement(), keys: .init(serial: 2, release: "b")) == newest)
        let first = SeenUpdates().with(Examples.announcement(), keys: .init(serial: 1, release: "a"))
        #expect(
            first
                == SeenUpdates(
                    version: Examples.version("0.4.0"), issued: Self.now - 60, keys: .init(serial: 1, release: "a")))
    }

    @Test func aKeyIsReplacedOnlyForward() throws {
        let trust = UpdateTrust(root: "r", release: "b", serial: 2)
        #expect(try trust.with(.init(serial: 2, release: "b")) == trust)
        #expect(try trust.with(.init(serial: 3, release: "c")) == UpdateTrust(root: "r", release: "c", serial: 3))
        #expect(throws: UpdateRefusal.olderKeys) { try trust.with(.init(serial: 1, release: "a")) }
        #expect(throws: UpdateRefusal.wrongKey("keys.json")) { try trust.with(.init(serial: 2, release: "x")) }
    }

    @Test func aSchemaThatTheOldVersionCannotReadIsSaid() {
        #expect(!Examples.release(schema: ["one"]).changesSchema(from: ["one", "two"]))
        #expect(Examples.release(schema: ["one", "three"]).changesSchema(from: ["one", "two"]))
    }

    @Test(arguments: ["", ".", "..", ".x", "a/b", "a b", "a?b", "版本", "a\nb", "%2e"])
    func aNameThatIsNotPlain(_ name: String) { #expect(!FeedFile.isPlainName(name)) }

    @Test func itsJSONIsRead() throws {
        let announcement = Examples.announcement()
        #expect(try UpdateJSON.value(Announcement.self, in: try UpdateJSON.data(announcement)) == announcement)
        #expect(String(decoding: try UpdateJSON.data(announcement), as: UTF8.self).contains("\"2026-11-1"))
    }
}
