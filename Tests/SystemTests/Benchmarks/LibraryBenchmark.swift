import Foundation
import GRDB
import Testing

/// What a page costs must not grow with what the library holds: the same pages with a hundred thousand invoices and with
/// ten million, whose month is as large in both.
@Suite(.serialized, .enabled(if: Benchmarks.areWanted), .timeLimit(.minutes(60))) struct LibraryBenchmark {
    /// Of one company's month; the large library has a hundred times as many months, of other companies and years.
    private static let inMonth = 5_000
    private static let (few, many) = (100_000, 10_000_000)
    private static let rounds = 15

    @Test func aPageCostsTheSame() async throws {
        try await Site.with { site in
            let (demo, code) = try await site.demo()
            let clerk = Clerk(at: site)
            try await clerk.signIn()
            try await clerk.activate(code)
            let company = try await clerk.id(of: .xinghe)
            demo.terminate()
            try #require(await demo.end == 0)
            let library = try Filler(site.data, company: try #require(Int64(company)))
            try library.fill(upTo: Self.few, inMonth: Self.inMonth)
            let small = try await Self.times(site, clerk, company)
            try library.fill(upTo: Self.many, inMonth: Self.inMonth)
            let large = try await Self.times(site, clerk, company)
            for (page, times) in small {
                let pairs = zip(large[page] ?? [], times).map { (ours: $0, peer: $1) }
                // Twice is what caches and a machine's mood may cost.
                try Figure.cost("page beside 10,000,000 invoices: \(page), ms", pairs, limit: 0.5).record()
            }
        }
    }

    /// Milliseconds of each page, by its name.
    private static func times(_ site: Site, _ clerk: Clerk, _ company: String) async throws -> [String: [Double]] {
        let console = try Program(["serve", "--demo"] + site.options)
        _ = try await console.written(/(发票管家已启动)/)
        let pages = [
            "首页": "/", "发票库": "/invoices?enterprise=\(company)&direction=received&from=2026-10-01&to=2026-10-31",
            "企业列表": "/enterprises", "企业信息": "/enterprises/\(company)", "任务队列": "/queue",
            "核对证书": "/enterprises/\(company)/certificates/2026-10",
        ]
        var times: [String: [Double]] = [:]
        for round in 0...Self.rounds {
            for (name, path) in pages {
                let began = ContinuousClock.now
                let answer = try await clerk.visitor.get(path)
                try #require(answer.status == 200, "\(path): \(answer.status)")
                // The first fills caches.
                if round > 0 { times[name, default: []].append((ContinuousClock.now - began) / .milliseconds(1)) }
            }
        }
        console.terminate()
        try #require(await console.end == 0)
        return times
    }
}

/// Writes invoices as the console would, past its door: ten million by requests would take days.
private struct Filler {
    private let queue: DatabaseQueue
    private let company: Int64

    init(_ folder: String, company: Int64) throws {
        queue = try DatabaseQueue(path: "\(folder)/steward.sqlite")
        self.company = company
    }

    /// Months back from October 2026 of this company first, then of the others.
    func fill(upTo count: Int, inMonth: Int) throws {
        try queue.write { db in
            let ids = try Int64.fetchAll(
                db, sql: "SELECT id FROM enterprises ORDER BY id = ? DESC, id", arguments: [company])
            let held = try Int.fetchOne(db, sql: "SELECT count(*) FROM invoices") ?? 0
            for place in stride(from: held, to: count, by: inMonth) {
                let month = place / inMonth
                let back = month / ids.count
                let first = try #require(
                    Calendar(identifier: .gregorian).date(
                        from: DateComponents(
                            timeZone: TimeZone(secondsFromGMT: 8 * 3600), year: 2026 - back / 12,
                            month: 10 - back % 12, day: 1)))
                try db.execute(
                    sql: Self.sql,
                    arguments: [
                        inMonth, ids[month % ids.count], place, Int64(first.timeIntervalSince1970) * 1000,
                    ])
            }
        }
    }

    private static let sql = """
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
        INSERT INTO invoices (enterprise_id, direction, key, digital_number, kind, status, deduction, source, risk,
            issued_at, seller_name, seller_tax_number, buyer_name, buyer_tax_number, amount, tax, total, is_positive,
            drawer, remark, first_seen_at)
        SELECT ?2, 'received', printf('%020d', ?3 + i), printf('%020d', ?3 + i), '81', 'normal', 'open', 'platform', 'normal',
            ?4 + i * 400000, '苏州澄湖精密机械制造有限公司', '91320599MADEMA019N', '深圳市前海星河智造科技有限公司',
            '91440399MADEMA019B', 10000 + i, 1300, 11300 + i, 1, '王敏', '', ?4 + i * 400000
        FROM n
        """
}
