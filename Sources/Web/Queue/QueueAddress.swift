import Domain
import Store

/// The address of 任务队列 with a filter: its state lives in the URL.
struct QueueAddress {
    /// Nil: all.
    var standing: Download.Standing?
    var search: String
    /// Which page: those begun before this one.
    var before: Download.ID?

    init(_ fields: Fields) {
        standing = Download.Standing(rawValue: fields["state"])
        search = fields["company"]
        before = Download.ID(fields["before"])
    }

    var list: String { address("/queue") }

    /// Where the same is asked of everything that matches.
    func all(_ deed: DownloadDeed) -> String { address("/queue/\(deed.address)", isWhole: true) }

    func page(before download: Download.ID?) -> String {
        var address = self
        address.before = download
        return address.list
    }

    func with(standing: Download.Standing?) -> String {
        var address = self
        (address.standing, address.before) = (standing, nil)
        return address.list
    }

    func without(search: Void) -> String {
        var address = self
        (address.search, address.before) = ("", nil)
        return address.list
    }

    private func address(_ path: String, isWhole: Bool = false) -> String {
        var parts: [String] = []
        if let standing { parts.append("state=\(standing.rawValue)") }
        if !search.isEmpty { parts.append("company=\(search.inQuery)") }
        if let before, !isWhole { parts.append("before=\(before)") }
        guard !parts.isEmpty else { return path }
        return "\(path)\(path.contains("?") ? "&" : "?")\(parts.joined(separator: "&"))"
    }
}
