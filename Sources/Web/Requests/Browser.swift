import HTTPTypes
import Hummingbird

/// What asks, in words that a person knows: `Chrome · Windows`. Only a hint: a browser may say anything.
enum Browser {
    static func name(_ agent: String) -> String {
        "\(first(of: programs, in: agent) ?? "浏览器") · \(first(of: systems, in: agent) ?? "未知系统")"
    }

    /// Earlier entries also claim to be later ones.
    private static let programs = [
        ("MicroMessenger", "微信"), ("Edg/", "Edge"), ("QQBrowser", "QQ浏览器"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Windows", "Windows"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]

    private static func first(of names: [(mark: String, name: String)], in agent: String) -> String? {
        names.first { agent.contains($0.mark) }?.name
    }
}

extension Request {
    var browserName: String { Browser.name(headers[.userAgent] ?? "") }
}
