import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A database that was changed from outside, beside its certificates.
@Suite struct ExaminingTests {
    private let example: Example
    private var store: Store { example.store }
    private let invoices = (0..<6).map { Invoice.example($0, kind: $0 < 4 ? .digitalSpecial : .toll) }

    init() async throws {
        example = try await Example()
        try await example.keep(invoices)
        try await example.certify(invoices)
    }

    private func findings() async throws -> [String] {
        try await store.examine(example.month).flatMap { examined in
            examined.examination.differences.map {
                "\(examined.row.facts.kind?.rawValue ?? "all") \($0.key.suffix(2)) \($0.words)"
            }
        }
    }

    private func state() async throws -> Completeness {
        let map = try await store.completeness(
            matching: EnterpriseFilter(), in: example.scope, since: example.month.month, limit: 9)
        let months = try #require(map.lines.first?.months)
        return Completeness(
            of: months[example.month.month] ?? [:], in: example.month.month, at: example.month.month.last.start)
    }

    @Test func nothingDiffersAtFirst() async throws {
        #expect(try await findings() == [])
        #expect(try await state() == Completeness(state: .whole, figure: 6, direction: .received))
    }

    @Test func oneRowDeletedIsNamed() async throws {
        try await store.run("DELETE FROM invoices WHERE key = ?", [invoices[2].number.key])
        #expect(try await findings() == ["81 02 本地已没有"])
        #expect(try await state() == Completeness(state: .drifted, figure: -1, direction: .received))
        #expect(try await store.examine(example.month).map(\.examination.isBroken) == [false, false, true])
    }

    @Test(arguments: [
        ("amount", "金额", "¥100.00", "¥100.01"), ("tax", "税额", "¥13.00", "¥13.01"),
        ("total", "价税合计", "¥113.00", "¥113.01"),
    ])
    func oneFenAlteredIsNamed(column: String, name: String, was: String, now: String) async throws {
        try await store.run(
            "UPDATE invoices SET \(column) = \(column) + 1 WHERE key = ?", [invoices[5].number.key])
        #expect(try await findings() == ["14 05 \(name) 核对时 \(was)，现在 \(now)"])
        #expect(try await state().state == .drifted)
    }

    @Test func twoChangesThatCancelOutAreNamed() async throws {
        try await store.run("UPDATE invoices SET total = total + 1 WHERE key = ?", [invoices[0].number.key])
        try await store.run("UPDATE invoices SET total = total - 1 WHERE key = ?", [invoices[1].number.key])
        #expect(try await findings().count == 2)
        #expect(try await state() == Completeness(state: .drifted, figure: 0, direction: .received))
    }

    @Test func anotherKindOrDayIsNamedOnce() async throws {
        try await store.run("UPDATE invoices SET kind = '14' WHERE key = ?", [invoices[0].number.key])
        try await store.run("UPDATE invoices SET kind = '04' WHERE key = ?", [invoices[1].number.key])
        try await store.run(
            "UPDATE invoices SET issued_at = issued_at + 40 * 86400000 WHERE key = ?", [invoices[4].number.key])
        let day = Day.monday + 40
        #expect(
            try await findings() == [
                "14 04 开票日期已变为 \(day)", "81 00 发票类型已变为 道路通行费电子普通发票", "81 01 发票类型已变为 增值税普通发票",
            ])
    }

    @Test func whatCameSinceWaits() async throws {
        try await example.keep([.example(7), .example(8, kind: .ordinary)])
        #expect(try await findings() == ["all 08 核对之后新增", "81 07 核对之后新增"])
        #expect(try await state() == Completeness(state: .drifted, figure: 2, direction: .received))
        #expect(try await store.examine(example.month).allSatisfy { !$0.examination.isBroken })
    }

    @Test func whatIsMendedIsWholeAgainWithoutAVersion() async throws {
        try await store.run("UPDATE invoices SET total = 0 WHERE key = ?", [invoices[0].number.key])
        try await example.keep(invoices)
        try await example.certify(invoices)
        #expect(try await findings() == [])
        #expect(try await state().state == .whole)
        #expect(try await example.versions() == ["all 1", "14 1", "81 1"])
    }

    @Test func aReaderChangesNothingAndSeesTheSame() async throws {
        let reader = try Store(reading: example.folder.path)
        #expect(try await reader.examine(example.month).count == 3)
        await #expect(throws: (any Error).self) { try await reader.run("DELETE FROM certified_months") }
        #expect(throws: StoreError.databaseUnusable(path: "/nonexistent/steward.sqlite")) {
            try Store(reading: "/nonexistent")
        }
    }
}
