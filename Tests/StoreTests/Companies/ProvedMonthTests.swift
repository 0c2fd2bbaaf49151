import Domain
import Testing

@testable import Store

/// 已核对至, by the rule's own words.
@Suite struct ProvedMonthTests {
    /// `received 2026-10-01 2026-10-31`, and words that make it another.
    static let table: [(downloads: [String], month: String?)] = [
        ([], nil),
        (["received 2026-10-01 2026-10-31"], "2026-10 received"),
        (["issued 2026-10-01 2026-10-31"], "2026-10 issued"),
        (["received 2026-10-01 2026-10-31", "issued 2026-10-01 2026-10-31"], "2026-10"),
        // Other days around the month do no harm; a day that lacks does.
        (["received 2026-09-15 2026-11-03"], "2026-10 received"),
        (["received 2026-10-02 2026-10-31"], nil),
        (["received 2026-10-01 2026-10-30"], nil),
        (["received 2025-12-01 2026-02-28"], "2026-02 received"),
        (["received 2025-12-05 2026-02-27"], "2026-01 received"),
        (["received 2028-02-01 2028-02-28 asked=2028-04-01"], nil),
        (["received 2028-02-01 2028-02-29 asked=2028-04-01"], "2028-02 received"),
        // Several make up a month: beside each other, overlapping, one inside another, in any order.
        (["received 2026-10-16 2026-10-31", "received 2026-10-01 2026-10-15"], "2026-10 received"),
        (["received 2026-10-01 2026-10-20", "received 2026-10-10 2026-10-31"], "2026-10 received"),
        (
            ["received 2026-10-01 2026-10-20", "received 2026-10-05 2026-10-06", "received 2026-10-21 2026-10-31"],
            "2026-10 received"
        ),
        (["received 2026-10-01 2026-10-15", "received 2026-10-17 2026-10-31"], nil),
        // A gap leaves the month before it, or after it.
        (["received 2026-08-01 2026-09-30", "received 2026-10-05 2026-10-31"], "2026-09 received"),
        (["received 2026-06-01 2026-06-30", "received 2026-10-01 2026-10-31"], "2026-10 received"),
        // Both directions: the latest month that both have.
        (["received 2026-08-01 2026-10-31", "issued 2026-07-01 2026-09-30"], "2026-09"),
        (
            ["received 2026-08-01 2026-08-31", "received 2026-10-01 2026-10-31", "issued 2026-08-01 2026-09-30"],
            "2026-08"
        ),
        (["received 2026-10-01 2026-10-31", "issued 2026-08-01 2026-08-31"], nil),
        // One direction of which no whole month is proved says nothing.
        (["received 2026-10-01 2026-10-31", "issued 2026-10-01 2026-10-09"], "2026-10 received"),
        // Only what is proved, of all kinds and statuses.
        (["received 2026-10-01 2026-10-31 differing"], nil),
        (["received 2026-10-01 2026-10-31 running"], nil),
        (["received 2026-10-01 2026-10-31 kinds=81"], nil),
        (["received 2026-10-01 2026-10-31 statuses=normal"], nil),
        (["received 2026-09-01 2026-09-30", "received 2026-10-01 2026-10-31 failed"], "2026-09 received"),
        // A day that was not over when it was asked for proves nothing, and the day after it does.
        (["received 2026-10-01 2026-10-31 asked=2026-10-31"], nil),
        (["received 2026-10-01 2026-10-31 asked=2026-11-01"], "2026-10 received"),
        (["received 2026-11-01 2026-11-30 asked=2026-11-20"], nil),
        (["received 2026-10-01 2026-10-31 asked=2026-10-20", "received 2026-10-20 2026-10-31"], "2026-10 received"),
    ]

    @Test(arguments: table.indices)
    func isTheLatestWholeMonth(row: Int) async throws {
        let example = try await Example()
        let other = try await example.company("别家", "440300", [.usable])
        for direction in Direction.allCases {
            try await example.download(of: other, .proved, direction, "2020-01-01", "2026-10-31")
        }
        for text in Self.table[row].downloads {
            let words = text.split(separator: " ").map(String.init)
            func word(_ name: String) -> String? {
                words.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
            }
            try await example.download(
                of: example.enterprise, words.dropFirst(3).lazy.compactMap(Download.State.init).first ?? .proved,
                try #require(Direction(rawValue: words[0])), words[1], words[2],
                asked: word("asked") ?? "2026-11-20", kinds: word("kinds") ?? "", statuses: word("statuses") ?? "")
        }
        let found = try await example.store.provedMonth(of: example.enterprise)
        let shown = found.map { [$0.month, $0.direction?.rawValue].compactMap(\.self).joined(separator: " ") }
        #expect(shown == Self.table[row].month, "\(Self.table[row].downloads)")
    }
}
