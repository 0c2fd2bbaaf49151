import Domain
import Foundation
import Store

extension MapPage {
    static let (mostRows, mostMonths) = (20, 12)

    /// The newest first: on a phone it is what stands beside the name.
    static func months(at now: Date) -> [Month] { Month(of: Day(at: now)).back(mostMonths).reversed() }

    init(_ map: CompletenessMap, search: String, at now: Date) {
        let months = Self.months(at: now)
        self.init(
            query: search,
            months: months.map { month in
                let (year, number, _) = month.first.parts
                return number == 12 || month == months.first ? "\(year)年\(number)月" : "\(number)月"
            },
            rows: map.lines.map { Row($0, months, at: now) }, isFiltered: !search.isEmpty, legend: Sign.all,
            countText: "共 \(map.total.grouped) 家企业",
            previousURL: map.previous.map { Self.url(search, "before=\($0)") } ?? "",
            nextURL: map.next.map { Self.url(search, "after=\($0)") } ?? "")
    }

    private static func url(_ search: String, _ cursor: String) -> String {
        search.isEmpty ? "/?\(cursor)#map" : "/?q=\(search.inQuery)&\(cursor)#map"
    }
}

extension MapPage.Row {
    fileprivate init(_ line: CompletenessMap.Line, _ months: [Month], at now: Date) {
        let url = "/enterprises/\(line.enterprise.id)"
        self.init(
            name: line.enterprise.name, url: url,
            cells: months.map { month in
                let found = Completeness(of: line.months[month] ?? [:], in: month, at: now)
                return MapPage.Cell(tone: found.tone, text: found.text, url: "\(url)/certificates/\(month)")
            })
    }
}

extension MapPage.Sign {
    fileprivate static let all = [
        Self(letter: "齐", meaning: "一张不少"), Self(letter: "待", meaning: "已下载未核对"), Self(letter: "变", meaning: "核对后有变化"),
        Self(letter: "缺", meaning: "与税局有缺口"), Self(letter: "未", meaning: "未下载"),
        Self(letter: "取 / 开", meaning: "只有取得 / 开具发票"),
    ]
}

extension Completeness {
    var tone: Tone {
        switch state {
        case .absent: .idle
        case .whole: .good
        case .unchecked: .busy
        case .drifted: .warn
        case .gap: .bad
        }
    }

    /// `齐 1,482`; `取齐 1,482` where nothing is known of the other direction.
    var text: String {
        let side = direction.map { $0 == .issued ? "开" : "取" } ?? ""
        return switch state {
        case .absent: "未"
        case .whole: "\(side)齐 \(figure.grouped)"
        case .unchecked: "\(side)待 \(figure.grouped)"
        case .drifted: figure == 0 ? "\(side)变" : "\(side)变 \(figure > 0 ? "+" : "−")\(abs(figure).grouped)"
        // Counts may be equal where amounts are not.
        case .gap: figure == 0 ? "\(side)缺 ¥" : "\(side)\(figure > 0 ? "缺" : "多") \(abs(figure).grouped)"
        }
    }
}
