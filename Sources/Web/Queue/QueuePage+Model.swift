import Domain
import Foundation
import Store

extension QueuePage {
    /// What one page of the list is made of.
    struct Listed: Sendable {
        let totals: [Download.Standing: Int]
        /// A page of downloads, and whether there are more.
        let rows: [DownloadRow]
        let hasMore: Bool
        let names: [Enterprise.ID: String]
        /// How many companies the search found.
        let companies: Int
        let meter: RequestMeter
    }

    init(_ address: QueueAddress, _ listed: Listed, at now: Date) {
        let standings = [nil] + Download.Standing.allCases.map(Optional.some)
        func count(_ standing: Download.Standing?) -> Int {
            standing.map { listed.totals[$0] ?? 0 } ?? listed.totals.values.reduce(0, +)
        }
        self.init(
            tabs: standings.map { standing in
                Tab(
                    text: standing?.name ?? "全部", count: count(standing).grouped,
                    url: address.with(standing: standing), isCurrent: standing == address.standing,
                    isZero: count(standing) == 0)
            },
            state: address.standing?.rawValue ?? "", search: address.search,
            found: address.search.isEmpty ? "" : "包含“\(address.search)”：\(listed.companies.grouped) 家企业",
            foundURL: address.without(search: ()), deeds: Self.deeds(address, listed.totals),
            meter: Self.words(for: listed.meter), isFiltered: address.standing != nil || !address.search.isEmpty,
            rows: listed.rows.map { DownloadRowPage($0, company: listed.names[$0.enterprise] ?? "", at: now) },
            countText: "本页 \(listed.rows.count) 个，共 \(count(address.standing).grouped) 个",
            firstURL: address.before == nil ? "" : address.page(before: nil),
            nextURL: listed.hasMore ? listed.rows.last.map { address.page(before: $0.id) } ?? "" : "")
    }

    /// Those that would change anything of what matches.
    private static func deeds(_ address: QueueAddress, _ totals: [Download.Standing: Int]) -> [ActionButton] {
        let all: [DownloadDeed] = [
            .pause, .resume, .retry, .prioritize(.urgent), .prioritize(.normal), .cancel,
        ]
        return all.filter { deed in
            deed.standings.contains { standing in
                (address.standing == nil || address.standing == standing) && (totals[standing] ?? 0) > 0
            }
        }.map { ActionButton("全部\($0.word)", url: address.all($0), operates: true) }
    }

    private static func words(for meter: RequestMeter) -> String {
        "最近 1 分钟 \(meter.lastMinute.grouped) 次请求，今天 \(meter.today.grouped) 次；"
            + "每个账号每秒至多 \(meter.limit.grouped) 次，服务器现在有 \(meter.inFlight.grouped) 次在等待税局答复。"
    }
}
