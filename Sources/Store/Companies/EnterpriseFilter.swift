public import Domain
import GRDB

/// What 企业信息配置 is asked for.
public struct EnterpriseFilter: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        /// 需处理: the company has something to do on 首页.
        case attention
        case standing(AccountStanding)
    }

    /// Part of a name or of a tax number; empty for all.
    public var search: String
    public var area: Area?
    public var state: State?

    public init(search: String = "", area: Area? = nil, state: State? = nil) {
        self.search = search
        self.area = area
        self.state = state
    }
}

extension EnterpriseFilter.State: RawRepresentable, CaseIterable {
    public static let allCases = [Self.attention] + AccountStanding.allCases.map(Self.standing)

    /// The word for an address.
    public var rawValue: String {
        switch self {
        case .attention: "attention"
        case .standing(let standing): standing.rawValue
        }
    }

    public init?(rawValue: String) {
        guard let state = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = state
    }
}

/// The WHERE of a filter over `enterprises`: only bound values.
struct EnterpriseCondition {
    private(set) var sql = "id IN (SELECT value FROM json_each(?))"
    private(set) var arguments: StatementArguments

    init(_ filter: EnterpriseFilter, in scope: Set<Enterprise.ID>) {
        arguments = [scope.json]
        if !filter.search.isEmpty {
            add("(instr(name, ?) OR instr(tax_number, upper(?)))", [filter.search, filter.search])
        }
        if let area = filter.area { add("area = ?", [area.code]) }
        switch filter.state {
        case nil: break
        case .attention: add(Self.attention)
        case .standing(let standing): add("\(AccountStanding.sql) = ?", [standing.rawValue])
        }
    }

    mutating func add(_ condition: String, _ values: StatementArguments = []) {
        sql += " AND \(condition)"
        arguments += values
    }

    /// An account that waits for its person, a default that was lost, or a newest download that stopped or differs:
    /// what `openTasks` lists, for a row of `enterprises`.
    static let attention = """
        (EXISTS (SELECT 1 FROM accounts
            WHERE enterprise_id = enterprises.id AND platform = 'digital' AND removed_at IS NULL
                AND state <> 'usable')
        OR EXISTS (SELECT 1 FROM default_losses WHERE enterprise_id = enterprises.id)
        OR EXISTS (SELECT 1 FROM downloads AS stopped
            WHERE enterprise_id = enterprises.id AND \(Store.isNewestAndStopped)))
        """
}
