import Domain
import Foundation
import Testing

@testable import Store
@testable import Web
@testable import Workflows

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
            .wrongPassword(triesLeft: 4), .unconfirmed(triesLeft: 4), .locked, .missing, .doubled, .agentSilent,
            .expired,
            .unknownDisk, .badSignature, .clockSkew, .otherSide, .maintenance(until: now), .unreachable, .badAnswer,
        ]
        let sentences = all.map { $0.sentence(at: now) }
        #expect(Set(sentences).count == all.count)
        #expect(sentences.allSatisfy { $0.hasSuffix("。") && $0.contains("请") })
    }

    @Test(arguments: [(-730, "慢 12 分钟"), (400, "快 6 分钟")])
    func anAgentsWrongClockIsNamedWithItsMinutes(seconds: Int, words: String) throws {
        let now = Date(timeIntervalSince1970: 1_795_320_000)
        let agent = DiskAgent(
            id: DiskAgent.ID(rawValue: 1), name: "出纳电脑", publicKey: [], pairedBy: "王敏", pairedAt: now, seenAt: nil,
            revokedAt: nil)
        func shown(_ slots: [AgentDesk.Slot]) throws -> DiskCardsPage.Agent {
            try #require(
                DiskCardsPage(
                    [], doubled: [:], slots: slots, clocks: [agent.id: seconds], agents: [agent], mayAdminister: false,
                    at: now
                ).agents.first)
        }
        #expect(try shown([]).clock.contains(words) && shown([]).state.text == "时钟不准")
        let connected = try shown([AgentDesk.Slot(agent: agent.id, unreadable: [], more: 0)])
        #expect(connected.clock.isEmpty && connected.state.text == "已连接")
    }

    @Test func aDownloadOfARemovedDiskSaysSo() {
        let now = Date(timeIntervalSince1970: 1_795_320_000)
        #expect(Trouble.accountRemoved.sentence(on: .diskQuery, at: now).contains("税盘已被移除"))
        #expect(Trouble.accountRemoved.sentence(on: .query, at: now).contains("账号已被移除"))
    }

    private func cards(
        _ disks: [StoredDisk] = [], doubled: [Disk.Number: Set<DiskAgent.ID>] = [:], unreadable: [String] = [],
        more: Int = 0
    ) -> DiskCardsPage {
        let now = Date(timeIntervalSince1970: 1_795_320_000)
        let agents = ["出纳电脑", "仓库电脑"].enumerated().map { index, name in
            DiskAgent(
                id: DiskAgent.ID(rawValue: Int64(index + 1)), name: name, publicKey: [], pairedBy: "王敏", pairedAt: now,
                seenAt: nil, revokedAt: nil)
        }
        return DiskCardsPage(
            disks, doubled: doubled,
            slots: [AgentDesk.Slot(agent: agents[0].id, unreadable: unreadable, more: more)], clocks: [:],
            agents: agents, mayAdminister: false, at: now)
    }

    @Test func moreDisksThanAreToldOfAreSaid() {
        #expect(cards(more: 3).troubles.map { $0.contains("还有 3 个没有显示") } == [true])
        #expect(cards().troubles.isEmpty)
    }

    @Test func aNameInTheSlotTurnsNoText() {
        #expect(cards(unreadable: ["a\u{202E}b.json"]).troubles.first?.contains("（ab.json）") == true)
    }

    @Test func twoDisksOfOneNumberStandApartWithBothPlaces() throws {
        let facts = try facts(until: "2030-01-01")
        let disk = StoredDisk(
            facts: facts, agent: DiskAgent.ID(rawValue: 1), agentName: "出纳电脑", isInserted: false, seenAt: .now,
            enterprise: nil, account: nil, state: nil, verifiedAt: nil)
        let both: Set = [DiskAgent.ID(rawValue: 1), DiskAgent.ID(rawValue: 2)]
        let page = cards([disk], doubled: [facts.number: both])
        #expect(page.inserted.isEmpty && page.remembered.isEmpty)
        #expect(page.doubled.map(\.agent) == ["出纳电脑、仓库电脑"])
    }
}
