import HTTPTypes
import Hummingbird

extension Request {
    /// The page whose form or link this is; empty where it is not told.
    var cameFrom: String {
        let referrer = HTTPField.Name("Referer").flatMap { headers[$0] } ?? ""
        // Of the whole address only the path and the query: another site's page leads nowhere but here.
        let parts = referrer.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return OwnPath(parts.count == 4 ? "/\(parts[3])" : "").text
    }

    /// The address of the page whose form this is, if it is one of these, saying what was done; else `fallback`.
    func cameFrom(among paths: Set<String>, else fallback: String, saying notice: Notice) -> String {
        let own = cameFrom
        let path = own.prefix { $0 != "?" && $0 != "#" }
        guard paths.contains(String(path)) else { return "\(fallback)?\(notice.query)" }
        let query = own.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }.split(separator: "&")
            .filter { !$0.hasPrefix("done=") && !$0.hasPrefix("count=") }
        return "\(path)?\((query + [notice.query[...]]).joined(separator: "&"))"
    }
}
