import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct AuditStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    private func record(
        _ subject: String, _ action: AuditAction = .exported, person: String = "李会计", at instant: Date? = nil
    ) async throws {
        try await store.record(.example(action, subject: subject, person: person), at: instant ?? now)
    }

    private func subjects(_ filter: AuditFilter = AuditFilter()) async throws -> [String] {
        try await store.audit(filter, before: nil, limit: 100).map(\.deed.subject)
    }

    @Test func aLineReadsBackWhole() async throws {
        let deed = Deed(
            .exported, user: example.user, person: "李会计", subject: "取得发票 12 张", address: "192.168.1.20",
            browser: "Chrome · Windows")
        try await store.record(deed, at: now)
        #expect(try await store.audit(AuditFilter(), before: nil, limit: 9) == [AuditEntry(id: 1, at: now, deed: deed)])
    }

    @Test(arguments: [
        "UPDATE audit SET subject = 'x'", "UPDATE audit SET id = 9", "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 1",
        "UPDATE OR REPLACE audit SET id = 2 WHERE id = 1",
        "REPLACE INTO audit VALUES (1, 0, NULL, '', 'exported', '', '', '')",
        """
        INSERT INTO audit VALUES (1, 0, NULL, '', 'exported', '', '', '') ON CONFLICT (id) DO UPDATE SET subject = 'x'
        """,
    ])
    func nothingIsChangedOrTakenAway(_ sql: String) async throws {
        try await record("甲")
        try await record("乙")
        await #expect(throws: DatabaseError.self) { try await store.run(sql) }
        #expect(try await subjects() == ["乙", "甲"])
    }

    /// A line whose change was not made is not there either.
    @Test func aChangeAndItsLineAreOne() async throws {
        await #expect(throws: StoreError.conflict) {
            try await store.write(recording: .example(.renamed), at: now) { _ in throw StoreError.conflict }
        }
        #expect(try await subjects() == [])
    }

    @Test func aDayIsChinas() async throws {
        let day = Day(at: now)
        let (start, end) = (day.start, (day + 1).start)
        try await record("前一日", at: start.addingTimeInterval(-0.001))
        try await record("零点", at: start)
        try await record("末", at: end.addingTimeInterval(-0.001))
        try await record("次日", at: end)
        #expect(try await subjects(AuditFilter(days: DayRange(single: day))) == ["末", "零点"])
        let two = try #require(DayRange(day - 1, day))
        #expect(try await subjects(AuditFilter(days: two)) == ["末", "零点", "前一日"])
    }

    @Test func anActionIsFilteredBy() async throws {
        for action in AuditAction.allCases { try await record(action.word, action) }
        for action in AuditAction.allCases {
            #expect(try await subjects(AuditFilter(action: action)) == [action.word])
        }
        #expect(try await subjects().count == AuditAction.allCases.count)
    }

    /// Text is text: none of its signs means anything to the database.
    @Test(arguments: ["%", "_", "'", "\"", "100%", "a'b", "';--", "\\", "*", "李", "😀"])
    func textIsSoughtAsItStands(_ text: String) async throws {
        try await record("共 \(text) 项")
        try await record("共 100 项 ab", person: "王敏")
        #expect(try await subjects(AuditFilter(text: text)) == ["共 \(text) 项"])
    }

    @Test func textIsSoughtInPersonSubjectAndAddress() async throws {
        try await record("甲", person: "王敏")
        try await record("乙 王敏")
        try await store.record(
            Deed(.exported, user: nil, person: "", subject: "丙", address: "王敏", browser: ""), at: now)
        try await record("丁")
        #expect(try await subjects(AuditFilter(text: "王敏")) == ["丙", "乙 王敏", "甲"])
        #expect(try await subjects(AuditFilter(text: "Chrome")) == [], "a browser is no word to seek by")
    }

    @Test func filtersAreAllMet() async throws {
        try await record("甲", .exported)
        try await record("甲", .renamed)
        try await record("乙", .exported)
        try await record("甲", .exported, at: now.addingTimeInterval(86_400))
        let filter = AuditFilter(days: DayRange(single: Day(at: now)), action: .exported, text: "甲")
        #expect(try await store.audit(filter, before: nil, limit: 9).map(\.id) == [1])
    }

    /// Lines that come while somebody turns the pages move nothing.
    @Test func pagesAreCompleteAndRepeatNothing() async throws {
        for number in 1...95 { try await record("\(number)", number.isMultiple(of: 2) ? .exported : .renamed) }
        for (filter, wanted) in [(AuditFilter(), 95), (AuditFilter(action: .exported), 47)] {
            var ids: [Int64] = []
            while true {
                let page = try await store.audit(filter, before: ids.last, limit: 10)
                ids += page.map(\.id)
                try await record("new")
                if page.count < 10 { break }
            }
            #expect(Array(ids.suffix(wanted)) == ids.suffix(wanted).sorted(by: >))
            #expect(ids.filter { $0 <= 95 }.count == wanted && Set(ids).count == ids.count)
        }
    }

    @Test func aListReadsNoMoreThanItShows() async throws {
        for number in 1...50 { try await record("\(number)") }
        func plans(_ filter: AuditFilter, before: Int64?) async throws -> [String] {
            try await store.plans { _ = try await store.audit(filter, before: before, limit: 9) }
        }
        // In the order of the ids, from the newest on: a scan that ends with its ninth line.
        let plain = try await plans(AuditFilter(), before: nil)
        #expect(plain.count == 1 && plain.allSatisfy { $0.hasPrefix("SCAN audit — ") }, "\(plain)")
        let next = try await plans(AuditFilter(), before: 30)
        #expect(
            next.count == 1 && next.allSatisfy { $0.hasPrefix("SEARCH audit USING INTEGER PRIMARY KEY") }, "\(next)")
        for before in [nil, 30] as [Int64?] {
            let plan = try await plans(AuditFilter(action: .exported), before: before)
            #expect(
                plan.count == 1 && plan.allSatisfy { $0.hasPrefix("SEARCH audit USING INDEX audit_by_action") },
                "\(plan)")
        }
        let day = try await plans(AuditFilter(days: DayRange(single: Day(at: now))), before: nil)
        #expect(day.contains { $0.hasPrefix("SEARCH audit USING INDEX audit_by_time") }, "\(day)")
    }
}
