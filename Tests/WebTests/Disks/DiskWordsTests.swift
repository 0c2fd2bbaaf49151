import Domain
import Foundation
import Store
import Testing

@testable import Web

struct DiskWordsTests {
    private func facts(until day: String) throws -> DiskFacts {
        DiskFacts(
            number: try #require(Disk.Number("661320500013")), kind: .ukey, branch: 0, company: "示例有限公司",
            taxNumber: "91320599MADEMA019N", validFrom: try #require(Day("2025-01-01")),
            validTo: try #require(Day(day)), triesLeft: 5)
    }

    @Test(arguments: [
        ("2026-12-22", "证书30 天后到期（2026-12-22），请尽快到主管税务机关更新。"),
        ("2026-11-22", "证书今天到期（2026-11-22），请尽快到主管税务机关更新。"), ("2026-12-23", ""), ("2026-11-21", ""),
    ])
    func theCertificatesEndIsToldThirtyDaysAhead(day: String, words: String) throws {
        let today = try #require(Day("2026-11-22"))
        #expect(try facts(until: day).warning(today: today) == words)
    }

    @Test func everyRefusalIsOneSentenceAndWhatToDo() {
        let now = Date(timeIntervalSince1970: 1_795_320_000)
        let all: [DiskRefusal] = [
            .wrongPassword(triesLeft: 4), .unconfirmed(triesLeft: 4), .locked, .missing, .agentSilent, .expired,
            .unknownDisk, .badSignature, .clockSkew, .otherSide, .maintenance(until: now), .unreachable, .badAnswer,
        ]
        let sentences = all.map { $0.sentence(at: now) }
        #expect(Set(sentences).count == all.count)
        #expect(sentences.allSatisfy { $0.hasSuffix("。") && $0.contains("请") })
    }
}
