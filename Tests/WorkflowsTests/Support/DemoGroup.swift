import Domain
import Foundation
import Testing

/// The companies and accounts that the outside world knows.
enum DemoGroup {
    static let xinghe = "91440399MADEMA019B"
    static let chenghu = "91320599MADEMA019N"
    static let yunzhan = "91310199MADEMA019X"
    static let yongjiang = "91330299MADEMA0276"

    static var fixtures: URL {
        get throws {
            let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            return root.appending(path: "Fixtures")
        }
    }

    static var bytes: [UInt8] {
        get throws { Array(try Data(contentsOf: fixtures.appending(path: "demo-group.json"))) }
    }

    static var entries: [EnterpriseEntry] {
        get throws {
            [
                try entry(xinghe, "深圳市前海星河智造科技有限公司", "440300"),
                try entry(chenghu, "苏州工业园区澄湖精密机械制造股份有限公司唯亭分公司", "320000"),
            ]
        }
    }

    /// One of each region whose form is its own: 深圳 as most have it, 江苏, 上海, 宁波.
    static var ofFourRegions: [EnterpriseEntry] {
        get throws {
            try entries + [
                entry(yunzhan, "上海云栈供应链管理有限公司", "310000"), entry(yongjiang, "宁波甬江国际贸易有限公司", "330200"),
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
    /// What the bureau asks beside.
    var others: [String: String] = [:]

    /// 王敏, both rights; 陈思远 issues, 李佳怡 receives.
    static let wang = Credentials(name: "13800000001", password: "Xinghe#2026")
    static let issuer = Credentials(name: "13800000002", password: "Kaipiao#2026")
    static let receiver = Credentials(name: "13800000003", password: "Shoupiao#2026")
    /// Asked for a code, for the app, for a role.
    static let texted = Credentials(name: "13800000004", password: "Duanxin#2026")
    static let scanning = Credentials(name: "13800000005", password: "Saoma#2026")
    static let manifold = Credentials(name: "13800000006", password: "Shenfen#2026")
    static let powerless = Credentials(name: "13800000007", password: "Wuquan#2026")
    static let xu = Credentials(name: "13800000021", password: "Chenghu#2026")
    static let zhou = Credentials(
        name: "13800000011", password: "Yunzhan#2026", others: ["companyPassword": "Yunzhan-Co#26"])
    static let shen = Credentials(
        name: "330203199001011234", password: "Yongjiang#2026", others: ["companyUser": "yongjiang", "idType": "居民身份证"])

    var mistyped: Credentials { Credentials(name: name, password: "wrong-\(password)", others: others) }

    /// By field name, as every region calls them.
    var fields: [String: String] { others.merging(["account": name, "password": password]) { $1 } }
}
