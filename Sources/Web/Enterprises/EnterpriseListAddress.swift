import Domain
import Store

/// The address of 企业信息配置 with a filter: its state lives in the URL.
struct EnterpriseListAddress {
    var filter: EnterpriseFilter
    /// Which page: after or before a company.
    var after: Enterprise.ID?
    var before: Enterprise.ID?

    init(_ fields: Fields) {
        filter = EnterpriseFilter(
            search: fields["q"], area: Area(code: fields["area"]),
            state: EnterpriseFilter.State(rawValue: fields["state"]))
        after = Enterprise.ID(fields["after"])
        before = Enterprise.ID(fields["before"])
    }

    var list: String {
        var parts: [String] = []
        if !filter.search.isEmpty { parts.append("q=\(filter.search.inQuery)") }
        if let area = filter.area { parts.append("area=\(area.code)") }
        if let state = filter.state { parts.append("state=\(state.rawValue)") }
        if let after { parts.append("after=\(after)") } else if let before { parts.append("before=\(before)") }
        return parts.isEmpty ? "/enterprises" : "/enterprises?\(parts.joined(separator: "&"))"
    }

    /// The same list at its first page, with something set otherwise.
    func with<Value>(_ path: WritableKeyPath<EnterpriseFilter, Value>, _ value: Value) -> String {
        var address = self
        (address.after, address.before) = (nil, nil)
        address.filter[keyPath: path] = value
        return address.list
    }

    func page(after company: Enterprise.ID? = nil, before other: Enterprise.ID? = nil) -> String {
        var address = self
        (address.after, address.before) = (company, other)
        return address.list
    }

    static let toAttend = "/enterprises?state=\(EnterpriseFilter.State.attention.rawValue)"
}

extension EnterpriseFilter.State {
    var name: String {
        switch self {
        case .attention: "需处理"
        case .standing(let standing): standing.name
        }
    }
}
