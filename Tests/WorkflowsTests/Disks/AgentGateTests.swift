import Domain
import Foundation
import Sealing
import Store
import Testing

@testable import Workflows

/// Whose requests are heard, and which codes pair.
struct AgentGateTests {
    private static func claim(
        _ agent: TestAgent, at instant: Date, nonce: String = "0123456789", body: [UInt8] = [],
        by key: SM2PrivateKey? = nil
    ) throws -> AgentGate.Claim {
        let time = Int64(instant.timeIntervalSince1970 * 1000)
        let message = DiskAgent.message(path: "/p", time: time, nonce: nonce, digest: Digest.sha256(body).hex)
        let signature = try (key ?? agent.key).sign(message).hex
        return try #require(
            AgentGate.Claim(agent: agent.id, path: "/p", time: "\(time)", nonce: nonce, signature: signature))
    }

    @Test func aRequestIsHeardOnceAndAsItWasSigned() async throws {
        try await DiskDesk.open { desk in
            let (gate, now) = (AgentGate(store: desk.office.store), desk.office.clock.now)
            let claim = try Self.claim(desk.agent, at: now, body: [1])
            await #expect(throws: AgentGate.Refusal.badSignature) { try await gate.admit(claim, body: [2], at: now) }
            #expect(try await gate.admit(claim, body: [1], at: now).id == desk.agent.id)
            await #expect(throws: AgentGate.Refusal.replayed) { try await gate.admit(claim, body: [1], at: now) }
            let stranger = try Self.claim(desk.agent, at: now, nonce: "9876543210", by: try SM2PrivateKey())
            await #expect(throws: AgentGate.Refusal.badSignature) { try await gate.admit(stranger, body: [], at: now) }
            let late = try Self.claim(desk.agent, at: now.addingTimeInterval(-301), nonce: "abcdefghij")
            await #expect(throws: AgentGate.Refusal.clockSkew(seconds: -301)) {
                try await gate.admit(late, body: [], at: now)
            }
        }
    }

    @Test func whatWasHeardIsNotHeardAgainByTheNextConsole() async throws {
        try await DiskDesk.open { desk in
            let clock = desk.office.clock
            // An agent whose clock is ahead signs what is later than the next start.
            let claim = try Self.claim(desk.agent, at: clock.now.addingTimeInterval(299))
            _ = try await AgentGate(store: desk.office.store).admit(claim, body: [], at: clock.now)
            clock.advance(598)
            let next = AgentGate(store: desk.office.store)
            await #expect(throws: AgentGate.Refusal.replayed) {
                try await next.admit(claim, body: [], at: clock.now)
            }
        }
    }

    @Test func aRevokedAgentIsHeardNoMore() async throws {
        try await DiskDesk.open { desk in
            let (gate, now) = (AgentGate(store: desk.office.store), desk.office.clock.now)
            try await desk.office.store.revokeDiskAgent(
                desk.agent.id, recording: desk.clerk.deeds(.agentRevoked, "测试"), at: now)
            let claim = try Self.claim(desk.agent, at: now)
            await #expect(throws: AgentGate.Refusal.unknownAgent) { try await gate.admit(claim, body: [], at: now) }
        }
    }

    @Test func aCodePairsOnceAndForTenMinutes() async throws {
        try await DiskDesk.open { desk in
            let (pairing, clock) = (AgentPairing(store: desk.office.store), desk.office.clock)
            func redeem(_ code: String) async throws -> DiskAgent.ID? {
                let key = try SM2PrivateKey().publicKey.bytes.hex
                return try await pairing.redeem(
                    PairingRequest(code: code, name: "", publicKey: key), from: "10.0.0.9", at: clock.now)
            }
            let deed = desk.clerk.deeds(.agentInvited, "测试")
            let first = try await pairing.begin(recording: deed, at: clock.now)
            let second = try await pairing.begin(recording: deed, at: clock.now)
            #expect(try await redeem(first) == nil)
            #expect(try await redeem("2222-2222") == nil)
            #expect(try await redeem(second.lowercased()) != nil)
            #expect(try await redeem(second) == nil)
            let third = try await pairing.begin(recording: deed, at: clock.now)
            clock.advance(601)
            #expect(try await redeem(third) == nil)
        }
    }

    @Test func anAgentsNameIsWhatCanBeSeenOfIt() async throws {
        try await DiskDesk.open { desk in
            let (pairing, clock) = (AgentPairing(store: desk.office.store), desk.office.clock)
            let code = try await pairing.begin(recording: desk.clerk.deeds(.agentInvited, "测试"), at: clock.now)
            let request = PairingRequest(
                code: code, name: " 出纳\u{202E}脑\u{1B}[2J电\u{200B}\n",
                publicKey: try SM2PrivateKey().publicKey.bytes.hex)
            let id = try #require(try await pairing.redeem(request, from: "10.0.0.9", at: clock.now))
            #expect(try await desk.office.store.diskAgent(id)?.name == "出纳脑[2J电")
        }
    }

    @Test func twoDisksOfOneNumberAreNotUsed() async throws {
        try await DiskDesk.open { desk in
            let other = try await TestAgent(in: desk.office, for: desk.clerk)
            try await other.report()
            let number = try await desk.disk.facts.number
            #expect(desk.office.disks.desk.doubled == [number: [desk.agent.id, other.id]])
            try await desk.expect { $0.isInserted == false }
            await #expect(throws: DiskRefusal.doubled) { try await desk.save() }
            try await desk.office.disks.desk.drop(other.id)
            #expect(desk.office.disks.desk.doubled == [:])
            try await desk.expect { $0.isInserted }
        }
    }
}
