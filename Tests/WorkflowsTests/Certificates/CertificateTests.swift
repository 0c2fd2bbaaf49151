import Domain
import Foundation
import GRDB
import Store
import Testing
import Workflows

/// From a download to its certificates, to a database that somebody else has changed.
struct CertificateTests {
    private func key(_ errand: Errand, _ month: String = "2026-10") throws -> MonthKey {
        MonthKey(errand.enterprise.id, errand.query.direction, try #require(Month(month)))
    }

    private func faults(_ store: Store) async throws -> [String] {
        var words: [String] = []
        _ = try await CertificateCheck(store: store).run(of: nil) { finding in
            if case .differs(let difference) = finding.fault {
                words.append("\(finding.month) \(difference.key) \(difference.words)")
            } else {
                words.append("\(finding.month) \(finding.fault)")
            }
        }
        return words
    }

    private func proved(
        _ query: InvoiceQuery, _ body: @escaping @Sendable (Office, Clerk, Errand) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            try await Errand.run(query, of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                try await body(office, clerk, errand)
            }
        }
    }

    @Test func aDownloadMakesACertificateOfEachMonthAndKind() async throws {
        try await proved(try Errand.query(.received, "2026-09-20", "2026-10-31")) { office, _, errand in
            let october = try await office.store.certificates(of: try key(errand))
            let kinds = try #require(october.first { $0.facts.kind == nil })
            let truth = try await Truth(
                of: errand.enterprise.taxNumber.description, "received", from: "2026-10-01", to: "2026-10-31",
                in: office.world)
            #expect(kinds.facts.bureau.count == truth.count && kinds.facts.source == .whole && truth.count > 0)
            #expect(october.dropFirst().map(\.facts.own).reduce(.zero, +) == kinds.facts.own)
            #expect(october.count > 2 && october.allSatisfy { $0.facts.isEqual && $0.facts.version == 1 })
            #expect(october.dropFirst().allSatisfy { $0.facts.source == .kind })
            let september = try await office.store.certificates(of: try key(errand, "2026-09"))
            #expect(september.first?.facts.days.first.description == "2026-09-20")
            #expect(try await faults(office.store) == [])
        }
    }

    @Test func aRowDeletedOrAFenAlteredIsNamedAndTheNextDownloadMends() async throws {
        try await proved(try Errand.october) { office, clerk, errand in
            let truth = try await Truth(
                of: errand.enterprise.taxNumber.description, "received", from: "2026-10-01", to: "2026-10-31",
                in: office.world)
            try office.tamper("DELETE FROM invoices WHERE key = '\(truth.numbers[3])'")
            try office.tamper("UPDATE invoices SET tax = tax + 1 WHERE key = '\(truth.numbers[7])'")
            let named = try await faults(office.store)
            #expect(named.count == 2)
            #expect(named.contains("2026-10 \(truth.numbers[3]) 本地已没有"))
            #expect(named.contains { $0.hasPrefix("2026-10 \(truth.numbers[7]) 税额 核对时 ") })
            let examined = try await office.store.examine(try key(errand))
            #expect(examined.contains { $0.examination.isBroken })
            try await Errand.run(errand.query, of: errand.enterprise, for: clerk) { second in
                try await second.wait(for: .proved)
                try await second.expectTruth()
            }
            #expect(try await faults(office.store) == [])
            let rows = try await office.store.certificates(of: try key(errand))
            #expect(rows.allSatisfy { $0.facts.version == 1 }, "what was mended is what was certified")
        }
    }

    @Test func aFilteredDownloadProvesItselfAlone() async throws {
        var query = try Errand.october
        query.statuses = [.normal]
        try await proved(query) { office, _, errand in
            let rows = try await office.store.certificates(of: try key(errand))
            #expect(rows == [])
        }
    }

    @Test func daysThatJoinMakeOneCertificate() async throws {
        try await proved(try Errand.query(.received, "2026-10-01", "2026-10-09")) { office, clerk, errand in
            for (first, last) in [("2026-10-08", "2026-10-20"), ("2026-10-28", "2026-10-30")] {
                let query = try Errand.query(.received, first, last)
                try await Errand.run(query, of: errand.enterprise, for: clerk) { try await $0.wait(for: .proved) }
            }
            let all = try await office.store.certificates(of: try key(errand)).filter { $0.facts.kind == nil }
            #expect(all.map(\.facts.version) == [2, 1])
            #expect(all.map(\.facts.days.last.description) == ["2026-10-20", "2026-10-09"])
            #expect(all.allSatisfy { $0.facts.days.first.description == "2026-10-01" })
        }
    }

    @Test(arguments: [
        (
            "UPDATE certificates SET bureau_count = bureau_count",
            "UPDATE certificates SET made_at = made_at + 1 WHERE kind = ''", "changed"
        ),
        (
            "", "DROP TRIGGER certificate_ledgers_refuse_update; UPDATE certificate_ledgers SET packed = x'00'",
            "badLedger"
        ),
        (
            "",
            "DROP TRIGGER certificates_refuse_update; UPDATE certificates SET former_hash = zeroblob(32), version = 2",
            "unchained"
        ),
    ])
    func whoGetsRoundTheTriggersIsFoundByTheHashes(refused: String, sql: String, fault: String) async throws {
        try await proved(try Errand.query(.received, "2026-10-01", "2026-10-09")) { office, _, _ in
            if !refused.isEmpty {
                #expect(throws: DatabaseError.self) { try office.tamper(refused) }
                try office.tamper("DROP TRIGGER certificates_refuse_update")
            }
            try office.tamper(sql)
            let found = try await faults(office.store)
            #expect(found.contains { $0.contains(fault) }, "\(found)")
        }
    }
}
