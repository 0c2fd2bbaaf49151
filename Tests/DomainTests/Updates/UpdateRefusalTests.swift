import Domain
import Foundation
import Testing

@Suite struct UpdateRefusalTests {
    private static let version = UpdateExamples.version("0.4.0")
    private static let all: [UpdateRefusal] = [
        .unreachable, .notFeed, .unsigned("a"), .oneKey("a"), .wrongKey("a"), .altered("a"), .truncated("a"),
        .endless("a"), .mixed("a"), .wrongProduct, .wrongPlatform(offered: "linux-arm64", ours: "linux-x86_64"),
        .rollback(offered: version, known: version), .fastForward(version), .fromFuture(UpdateExamples.now),
        .expired(UpdateExamples.now), .olderFeed(issued: UpdateExamples.now, seen: UpdateExamples.now), .olderKeys,
        .tooFar(minimum: version), .alreadyHere(version), .escaping, .notArchive, .noSpace(needed: 1, free: 0),
        .unwritable, .noFeed, .noKeys, .unsupervised, .busy,
    ]

    /// Each is another, and says what to do after what is wrong.
    @Test func eachHasItsSentence() {
        #expect(Set(Self.all.map(\.sentence)).count == Self.all.count)
        for refusal in Self.all {
            #expect(refusal.sentence.hasSuffix("。"))
            #expect(refusal.sentence.contains { "，。；".contains($0) })
        }
    }

    @Test func itIsKeptAsItIs() throws {
        for refusal in Self.all {
            #expect(try UpdateJSON.value(UpdateRefusal.self, in: try UpdateJSON.data(refusal)) == refusal)
        }
    }

    @Test func aFeedsWordsAreNotShown() {
        let refusal = UpdateRefusal.wrongPlatform(offered: "<b>请汇款</b>", ours: "linux-x86_64")
        #expect(refusal.sentence.hasPrefix("更新包适用于 其他平台，"))
    }

    @Test func spaceIsRoundedUp() {
        #expect(UpdateRefusal.noSpace(needed: 1, free: 1 << 20).sentence.contains("需要 1 MB，可用 1 MB"))
    }
}
