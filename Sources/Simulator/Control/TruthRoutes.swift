import Domain
import Hummingbird
import HummingbirdCore

/// The oracle: what the bureau has, told without caps, pages or sessions.
struct TruthRoutes: Sendable {
    let bureau: Bureau

    func show(_ request: Request, context: SimulatorContext) throws -> Response {
        let parameters = request.uri.queryParameters
        guard let archive = parameters["creditCode"].flatMap({ bureau.archive(of: String($0)) }) else {
            throw Problem.notFound("没有这家企业")
        }
        let query = try query(parameters)
        let now = bureau.now()
        let days = archive.days(in: query.days, now: now).map(Array.init) ?? []
        let facts = days.flatMap { archive.facts(on: Day(rawValue: $0), query, now: now.second) }
        let tally = facts.reduce(Tally.zero) { $0 + Tally(count: 1, sums: $1.sums) }
        let numbers = facts.map { archive.number(of: $0, query.direction).key }
        guard case .object(var answer) = tally.json else { return .json(tally.json) }
        answer["numbers"] = .texts(numbers)
        return .json(.object(answer))
    }

    private func query(_ parameters: FlatDictionary<Substring, Substring>) throws(Problem) -> InvoiceQuery {
        guard let direction = parameters["direction"].flatMap({ Direction(rawValue: String($0)) }),
            let from = parameters["from"].flatMap({ Day(String($0)) }),
            let to = parameters["to"].flatMap({ Day(String($0)) }), let days = DayRange(from, to)
        else { throw .badRequest("需要 creditCode、direction、from、to") }
        return InvoiceQuery(
            direction: direction, days: days, kinds: try values("kind", of: parameters),
            statuses: try values("status", of: parameters), deductions: try values("deduction", of: parameters),
            sign: try sign(parameters),
            totals: try AmountRange(
                from: parameters["totalFrom"].map(String.init), to: parameters["totalTo"].map(String.init)))
    }

    private func values<Value: RawRepresentable<String> & Hashable>(
        _ name: String, of parameters: FlatDictionary<Substring, Substring>
    ) throws(Problem) -> Set<Value> {
        try InvoiceQuery.values(of: parameters[values: Substring(name)].map(String.init), name)
    }

    private func sign(_ parameters: FlatDictionary<Substring, Substring>) throws(Problem) -> InvoiceSign? {
        switch parameters["positive"] {
        case nil: nil
        case "true": .positive
        case "false": .negative
        default: throw .badRequest("positive 须为 true 或 false")
        }
    }
}
