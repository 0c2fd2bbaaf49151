import Domain
import Foundation
import Testing

/// The companies and accounts that the outside world knows.
enum DemoGroup {
    static let xinghe = "91440399MADEMA019B"
    static let chenghu = "91320599MADEMA019N"

    static var bytes: [UInt8] {
        get throws {
            let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            return Array(try Data(contentsOf: root.appending(path: "Fixtures/demo-group.json")))
        }
    }

    static var entries: [EnterpriseEntry] {
        get throws {
            [
                try entry(xinghe, "深圳市前海星河智造科技有限公司", "440300"),
                try entry(chenghu, "苏州工业园区澄湖精密机械制造股份有限公司唯亭分公司", "320000"),
            ]
        }
    }

    private static func entry(_ number: String, _ name: String, _ area: String) throws -> EnterpriseEntry {
        EnterpriseEntry(taxNumber: try TaxNumber(number), name: name, area: try #require(Area(code: area)))
    }
}

/// What a person types to log an account in.
struct Credentials: Sendable {
    let name: String
    let password: String

    static let wang = Credentials(name: "13800000001", password: "Xinghe#2026")
    static let receiver = Credentials(name: "13800000003", password: "Shoupiao#2026")
    static let xu = Credentials(name: "13800000021", password: "Chenghu#2026")

    var mistyped: Credentials { Credentials(name: name, password: "wrong-\(password)") }
}
