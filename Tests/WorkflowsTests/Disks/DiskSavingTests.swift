import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// 保存, and every reason why it may not be.
struct DiskSavingTests {
    @Test func aRightPasswordIsVerifiedAndKeptSealed() async throws {
        try await DiskDesk.open { desk in
            try await desk.expect { $0.account == nil }
            try await desk.save()
            let disk = try await desk.disk
            #expect(disk.state == .usable && disk.isInserted && disk.agentName == "出纳电脑")
            let account = try #require(disk.account)
            #expect(
                try await desk.office.secrets.credentials(of: account) == ["certificate": TestAgent.password])
            // It is no 电子税局账号.
            #expect(try await desk.office.store.accounts(of: desk.enterprise.id) == [])
            #expect(try await desk.office.store.account(account) == nil)
        }
    }

    @Test func aWrongPasswordCountsAndWantsAWordBeforeTheNextTry() async throws {
        try await DiskDesk.open { desk in
            await #expect(throws: DiskRefusal.wrongPassword(triesLeft: 4)) { try await desk.save("wrong") }
            try await desk.expect { $0.facts.triesLeft == 4 }
            await #expect(throws: DiskRefusal.unconfirmed(triesLeft: 4)) { try await desk.save() }
            try await desk.expect { $0.facts.triesLeft == 4 }
            try await desk.save(expecting: 4)
            try await desk.expect { $0.facts.triesLeft == 5 }
        }
    }

    @Test func moreTriesThanThePageSaidAreNoReasonToRefuse() async throws {
        try await DiskDesk.open { desk in
            try await desk.agent.insert(triesLeft: 4)
            try await desk.save(expecting: 3)
            try await desk.expect { $0.state == .usable && $0.facts.triesLeft == 5 }
        }
    }

    @Test func passwordsThatAreLeftEmptyStayAndThoseThatAreClearedGo() async throws {
        try await DiskDesk.open { desk in
            let all = ["certificate": TestAgent.password, "platform": "P", "confirmation": "C"]
            try await desk.save(
                DiskPasswords(certificate: TestAgent.password, platform: "P", confirmation: "C"))
            let account = try #require(try await desk.disk.account)
            func kept() async throws -> [String: String] { try await desk.office.secrets.credentials(of: account) }
            try await desk.save()
            #expect(try await kept() == all)
            #expect(try await desk.office.disks.others(of: desk.disk) == [.platform, .confirmation])
            try await desk.save(DiskPasswords(certificate: TestAgent.password, cleared: [.platform]))
            #expect(try await kept() == all.filter { $0.key != "platform" })
            #expect(try await desk.office.disks.others(of: desk.disk) == [.confirmation])
        }
    }

    @Test func atZeroItIsLockedWhateverThePassword() async throws {
        try await DiskDesk.open { desk in
            try await desk.agent.insert(triesLeft: 1)
            await #expect(throws: DiskRefusal.locked) { try await desk.save("wrong", expecting: 1) }
            try await desk.expect { $0.facts.triesLeft == 0 }
            await #expect(throws: DiskRefusal.locked) { try await desk.save() }
        }
    }

    @Test func twoTriesAtOnceCostOne() async throws {
        try await DiskDesk.open { desk in
            async let first = Self.refusal { try await desk.save("wrong") }
            async let second = Self.refusal { try await desk.save("wrong") }
            let refusals = await [first, second]
            #expect(
                Set(refusals) == [DiskRefusal.wrongPassword(triesLeft: 4), DiskRefusal.unconfirmed(triesLeft: 4)])
            try await desk.expect { $0.facts.triesLeft == 4 }
        }
    }

    private static func refusal(_ body: () async throws -> Void) async -> DiskRefusal? {
        do { try await body() } catch { return error as? DiskRefusal }
        return nil
    }

    @Test func aCertificateWhoseTimeIsOverIsRefused() async throws {
        try await DiskDesk.open { desk in
            desk.office.clock.advance(10 * 366 * 86_400)
            await #expect(throws: DiskRefusal.expired) { try await desk.save() }
        }
    }

    @Test func aClockThatIsWrongIsNamed() async throws {
        try await DiskDesk.open(clockAhead: 400) { desk in
            await #expect(throws: DiskRefusal.clockSkew) { try await desk.save() }
            try await desk.expect { $0.state == nil }
        }
    }

    @Test func aCompanyOnTheOtherPlatformIsTurnedAway() async throws {
        try await DiskDesk.open { desk in
            try await desk.office.world.setDisks("{\"otherSideCompanies\":[\"\(DemoGroup.chenghu)\"]}")
            await #expect(throws: DiskRefusal.otherSide) { try await desk.save() }
        }
    }

    @Test func anAgentThatDiesBetweenChallengeAndSignatureIsNamed() async throws {
        try await DiskDesk.open(Office.Plan(agentPatience: .milliseconds(200))) { desk in
            let disk = try await desk.disk
            async let taken = desk.office.disks.desk.nextOrder(for: desk.agent.id, within: .seconds(10))
            await #expect(throws: DiskRefusal.agentSilent) {
                try await desk.office.disks.save(
                    DiskPasswords(certificate: TestAgent.password), of: disk, expecting: nil, by: desk.clerk.user.id,
                    recording: desk.clerk.deeds(.diskSaved, "测试"))
            }
            let order = try #require(await taken)
            // Its answer comes too late for anything.
            let answer = await desk.agent.carryOut(order)
            #expect(!desk.office.disks.desk.answer(order.id, by: desk.agent.id, with: answer))
            try await desk.expect { $0.state == nil }
        }
    }

    @Test func aDiskThatIsNotThereIsAskedFor() async throws {
        try await DiskDesk.open { desk in
            let disk = try await desk.disk
            try await desk.agent.remove()
            try await desk.expect { $0.isInserted == false }
            await #expect(throws: DiskRefusal.missing) {
                try await desk.office.disks.save(
                    DiskPasswords(certificate: TestAgent.password), of: disk, expecting: nil, by: desk.clerk.user.id,
                    recording: desk.clerk.deeds(.diskSaved, "测试"))
            }
        }
    }

    @Test func anAgentThatIsSilentForLongIsGone() async throws {
        try await DiskDesk.open { desk in
            desk.office.clock.advance(20)
            try await desk.office.disks.desk.dropSilent()
            try await desk.expect { $0.isInserted }
            desk.office.clock.advance(10)
            try await desk.office.disks.desk.dropSilent()
            try await desk.expect { $0.isInserted == false }
            #expect(desk.office.disks.desk.slots == [])
        }
    }
}
