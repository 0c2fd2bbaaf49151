import Foundation

@testable import Simulator

/// The demo group's companies and people.
enum Demo {
    static let seed: UInt64 = 2026
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let fixtures = root.appending(path: "Fixtures")

    static func groupFile() throws -> [UInt8] {
        try [UInt8](Data(contentsOf: fixtures.appending(path: "demo-group.json")))
    }

    static func world(seed: UInt64 = seed) throws -> World {
        World(seed: seed, group: try JSONDecoder().decode(DemoGroup.self, from: Data(groupFile())))
    }

    static let xinghe = "91440399MADEMA019B"
    static let chenghu = "91320599MADEMA019N"
}

struct Person: Sendable {
    let area: String
    let creditCode: String
    let account: String
    var password: String

    static let both = Person(
        area: "440300", creditCode: Demo.xinghe, account: "13800000001", password: "Xinghe#2026")
    static let issuer = Person(
        area: "440300", creditCode: Demo.xinghe, account: "13800000002", password: "Kaipiao#2026")
    static let receiver = Person(
        area: "440300", creditCode: Demo.xinghe, account: "13800000003", password: "Shoupiao#2026")
    static let chenghu = Person(
        area: "320000", creditCode: Demo.chenghu, account: "13800000021", password: "Chenghu#2026")

    func with(password: String) -> Person {
        var copy = self
        copy.password = password
        return copy
    }
}
