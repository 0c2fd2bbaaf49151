import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct CertificateWritingTests {
    private let example: Example
    private var store: Store { example.store }
    private let invoices = (0..<6).map { Invoice.example($0, kind: $0 < 4 ? .digitalSpecial : .toll) }

    init() async throws {
        example = try await Example()
        try await example.keep(invoices)
    }

    @Test func aMonthHasACertificateOfEachKindAndOneOfAll() async throws {
        #expect(try await example.certify(invoices))
        let rows = try await store.certificates(of: example.month)
        #expect(rows.map(\.facts.kind) == [nil, .toll, .digitalSpecial])
        #expect(rows.map(\.facts.own.count) == [6, 2, 4])
        #expect(rows.allSatisfy { $0.facts.isEqual && $0.facts.version == 1 && $0.facts.former == nil })
        #expect(rows.allSatisfy { digest(Array($0.facts.text.utf8)) == $0.hash }, "what is read is what was hashed")
        #expect(Set(rows.map(\.hash)).count == 3)
        #expect(try await store.certifiedMonths(of: nil) == [example.month])
    }

    @Test func theSameAgainIsConfirmedNotWritten() async throws {
        try await example.certify(invoices)
        try await store.run("UPDATE invoices SET status = 'reversed'")
        try await example.certify(invoices, at: example.now + 60)
        #expect(try await example.versions() == ["all 1", "14 1", "81 1"])
        #expect(try await store.certifiedMonth(example.month)?.certified.confirmedAt == example.now + 60)
        #expect(try await store.number("SELECT count(*) FROM certificate_ledgers") == 2)
    }

    @Test func aLateArrivalMakesAVersionOfWhatChanged() async throws {
        try await example.certify(invoices)
        let late = Invoice.example(7)
        try await example.keep([late])
        try await example.certify(invoices + [late], at: example.now + 60)
        #expect(try await example.versions() == ["all 2", "all 1", "14 1", "81 2", "81 1"])
        let special = try await store.certificates(of: example.month).filter { $0.facts.kind == .digitalSpecial }
        #expect(special.map(\.facts.own.count) == [5, 4])
        #expect(special[0].facts.former == special[1].hash && special[1].facts.madeAt == example.now)
    }

    @Test func aGapIsWrittenAsOne() async throws {
        #expect(try await !example.certify(invoices + [.example(7)]))
        let rows = try await store.certificates(of: example.month)
        #expect(rows.map(\.facts.isEqual) == [false, true, false])
        #expect(rows.map(\.facts.bureau.count) == [7, 2, 5] && rows.map(\.facts.own.count) == [6, 2, 4])
        #expect(try await store.certifiedMonth(example.month)?.certified.isEqual == false)
    }

    @Test func anEmptyMonthIsProvedByOneOfAllKinds() async throws {
        try await store.run("DELETE FROM invoices")
        #expect(try await example.certify([]))
        #expect(try await example.versions() == ["all 1"])
    }

    @Test func someKindsAloneProveNoMonth() async throws {
        try await example.certify(Array(invoices.prefix(4)), isWhole: false)
        #expect(try await example.versions() == ["81 1"])
        #expect(try await store.certifiedMonth(example.month) == nil)
    }

    @Test(arguments: [
        "UPDATE certificates SET own_count = own_count + 1", "UPDATE certificates SET made_at = 0 WHERE version = 1",
        "DELETE FROM certificates WHERE kind = ''", "UPDATE certificate_ledgers SET packed = x''",
        "DELETE FROM certificate_ledgers",
        "INSERT OR REPLACE INTO certificate_ledgers SELECT hash, x'' FROM certificate_ledgers",
        "INSERT OR REPLACE INTO certificates SELECT * FROM certificates WHERE kind = ''",
    ])
    func whatIsWrittenStays(_ sql: String) async throws {
        try await example.certify(invoices)
        let before = try await store.certificates(of: example.month)
        await #expect(throws: DatabaseError.self) { try await store.run(sql) }
        #expect(try await store.certificates(of: example.month) == before)
    }

    @Test func aPersonWhoLeavesTakesNoCertificateAlong() async throws {
        try await example.certify(invoices)
        let deed = Deed(.unbound, user: example.user, person: "李会计", subject: "", address: "", browser: "")
        try await store.run(
            "INSERT INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
        try await store.unbind(example.user, leavesNobody: true, recording: deed, at: example.now)
        #expect(try await example.versions().count == 3)
    }

    @Test func whatIsAskedIsWhatIsHeldOrWas() async throws {
        let (days, other) = (example.month.month.days, Download.ID(rawValue: 2))
        let first = try #require(
            try await store.certificateNeed(of: example.month, days: .init(single: .monday), kinds: [], by: other))
        #expect(first.days == DayRange(single: .monday))
        #expect(first.held.mapValues(\.count) == [.digitalSpecial: 4, .toll: 2])
        try await example.certify(invoices)
        try await store.run("DELETE FROM invoices WHERE kind = '14'")
        let next = try #require(
            try await store.certificateNeed(of: example.month, days: .init(single: .monday), kinds: [], by: other))
        #expect(next.days == days && next.held.mapValues(\.count) == [.digitalSpecial: 4, .toll: 0])
    }

    /// Its job goes on where it was interrupted.
    @Test func whatThisDownloadFoundEqualIsNotAskedAgain() async throws {
        func isAsked() async throws -> Bool {
            try await store.certificateNeed(
                of: example.month, days: .init(single: .monday), kinds: [], by: Download.ID(rawValue: 1)) != nil
        }
        try await example.certify(invoices + [.example(7)])
        #expect(try await isAsked(), "a gap is")
        try await example.certify(invoices)
        #expect(try await !isAsked())
        try await store.run("UPDATE invoices SET total = 0 WHERE id = 1")
        #expect(try await isAsked(), "what has changed since is")
    }
}
