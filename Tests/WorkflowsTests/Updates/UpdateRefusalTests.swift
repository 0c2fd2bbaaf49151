import Domain
import Foundation
import Gateways
import Publishing
import Store
import Synchronization
import Testing

@testable import Workflows

/// What the simulator tries, one by one: nothing of it is put in place, and each is refused for its own reason.
@Suite struct UpdateRefusalTests {
    private static let archive = "steward-0.4.0-\(Platform.current).tar.zst"
    private static let latest = "latest.json"

    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What it is refused for; nil: the reason has an instant of its own.
        var refusal: UpdateRefusal?
        var isOfAnnouncement = true

        init(_ name: String, _ refusal: UpdateRefusal? = nil, isOfAnnouncement: Bool = true) {
            testDescription = name
            self.refusal = refusal
            self.isOfAnnouncement = isOfAnnouncement
        }
    }

    private static func version(_ text: String) -> VersionNumber {
        guard let version = VersionNumber(text) else { preconditionFailure(text) }
        return version
    }

    private static let attacks = [
        Attack("rollback", .rollback(offered: version("0.1.0"), known: version("0.3.0"))),
        Attack("fast-forward", .fastForward(version("9.0.0"))),
        Attack("freeze"),
        Attack("endless", .endless(latest)),
        Attack("wrong-product", .wrongProduct),
        Attack("wrong-platform", .wrongPlatform(offered: "plan9-mips", ours: Platform.current)),
        Attack("unsigned", .unsigned(latest)),
        Attack("wrong-key", .wrongKey(latest)),
        Attack("one-key", .oneKey(latest)),
        Attack("page", .notFeed),
        Attack("old-keys", .olderKeys),
        Attack("endless-archive", .endless(archive), isOfAnnouncement: false),
        Attack("mixed", .mixed(archive), isOfAnnouncement: false),
        Attack("truncated", .truncated(archive), isOfAnnouncement: false),
        Attack("altered", .altered(archive), isOfAnnouncement: false),
        Attack("escaping", .escaping, isOfAnnouncement: false),
    ]

    @Test(arguments: attacks) func isRefused(_ attack: Attack) async throws {
        try await UpdateBench.open { bench in
            try await bench.attack(attack.testDescription)
            let refusal = try await bench.refusal { try await $0.update(by: "王敏") }
            if let expected = attack.refusal {
                #expect(refusal == expected)
            } else if case .expired = refusal {
            } else {
                Issue.record("\(String(describing: refusal))")
            }
            #expect(bench.versions.wishes == [] && bench.installed == [])
            // What was cut short is gone on from; nothing else is kept.
            #expect(bench.staged.isEmpty == (attack.testDescription != "truncated"))
            #expect(bench.updater.step == refusal.map(UpdateStep.refused))
            let record = try await bench.store.updates()
            if attack.isOfAnnouncement {
                #expect(record.seen == SeenUpdates() && record.announcement == nil && record.refusal == refusal)
            } else {
                #expect(record.seen.version == Self.version("0.4.0"))
            }
            // The honest feed is taken afterwards: nothing of the attack is left.
            try await bench.attack("none")
            #expect(try await bench.refusal { try await $0.update(by: "王敏") } == nil)
            #expect(bench.installed == ["0.4.0"])
        }
    }

    /// The files of an attack, carried by hand.
    @Test(arguments: [
        ("unsigned", UpdateRefusal.unsigned(archive)), ("wrong-key", .wrongKey(archive)),
        ("one-key", .oneKey(archive)), ("truncated", .altered(archive)), ("altered", .altered(archive)),
        ("escaping", .escaping), ("old-keys", .olderKeys),
    ])
    func isRefusedByHandToo(_ attack: (name: String, refusal: UpdateRefusal)) async throws {
        try await UpdateBench.open { bench in
            try await bench.attack(attack.name)
            _ = try await bench.refusal { try await $0.check() }
            let package = try await bench.package(from: attack.name)
            #expect(try await bench.refusal { try await $0.update(from: package, by: "王敏") } == attack.refusal)
            #expect(bench.versions.wishes == [] && bench.installed == [])
        }
    }

    @Test func tooLittleSpaceIsRefusedBeforeAnythingIsFetched() async throws {
        try await UpdateBench.open(free: 1 << 20) { bench in
            let refusal = try await bench.refusal { try await $0.update(by: "王敏") }
            guard case .noSpace(let needed, let free) = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            #expect(free == 1 << 20 && needed > UpdateBench.program.count + DiskSpace.reserve)
            #expect(bench.staged == [])
        }
    }

    /// The copy of the database needs room too.
    @Test func aSchemaThatChangesNeedsMoreSpace() async throws {
        func needed(_ schema: [String]) async throws -> Int {
            let found = Mutex<Int?>(nil)
            try await UpdateBench.open(free: 0, schema: schema) { bench in
                let refusal = try await bench.refusal { try await $0.update(by: "王敏") }
                if case .noSpace(let needed, _) = refusal { found.withLock { $0 = needed } }
            }
            return try #require(found.withLock { $0 })
        }
        let same = try await needed(Store.migrations)
        let changed = try await needed(Store.migrations + ["later"])
        #expect(changed > same + 100_000)
    }

    @Test func aFeedThatIsNotThereIsSaid() async throws {
        try await UpdateBench.open(feed: "http://127.0.0.1:9") { bench in
            let refusal = try await bench.refusal { try await $0.check() }
            #expect(refusal == .unreachable)
            #expect(try await bench.store.updates().refusal == .unreachable)
        }
    }

    @Test func anotherPlatformsConsoleRefusesOurs() async throws {
        try await UpdateBench.open(platform: "linux-riscv") { bench in
            let refusal = try await bench.refusal { try await $0.check() }
            #expect(refusal == .wrongPlatform(offered: Platform.current, ours: "linux-riscv"))
        }
    }

    @Test func withoutASupervisorNothingIsFetched() async throws {
        try await UpdateBench.open(isSupervised: false) { bench in
            #expect(bench.updater.obstacle == .unsupervised)
            try await bench.updater.check()
            let refusal = try await bench.refusal { try await $0.update(by: "王敏") }
            #expect(refusal == .unsupervised)
        }
    }
}
