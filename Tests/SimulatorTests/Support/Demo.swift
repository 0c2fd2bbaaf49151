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
    static let yunzhan = "91310199MADEMA019X"
    static let yongjiang = "91330299MADEMA0276"
}
