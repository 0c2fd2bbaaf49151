import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A folder of a test's own, removed with the last reference to it.
final class ScratchFolder: Sendable {
    let path = NSTemporaryDirectory() + "store-\(UUID().uuidString)"

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// An opened store with one company, one person and one account that may do everything.
struct Example: Sendable {
    let folder = ScratchFolder()
    let store: Store
    let user: User.ID
    let enterprise: Enterprise.ID
    let account: Account.ID
    let now = Date(timeIntervalSince1970: 1_790_000_000)

    var scope: Set<Enterprise.ID> { [enterprise] }

    init() async throws {
        store = try Store(folder: folder.path)
        user = try await store.addUser("openid-li", at: now)
        enterprise = try await store.addEnterprise(.first)
        account = try await store.addAccount("13800000001", of: enterprise, at: now)
    }

    func begin(_ query: InvoiceQuery = .week, files: Set<FileFormat> = []) async throws -> Download.ID {
        try await store.begin(DownloadRequest(query, files: files), of: enterprise, by: account, for: user, at: now).id
    }

    func row(_ download: Download.ID) async throws -> DownloadRow {
        try #require(try await store.download(download, in: scope))
    }

    func root(_ download: Download.ID) async throws -> WindowRow {
        try #require(try await store.windows(of: download).first { $0.parent == nil })
    }
}

extension EnterpriseEntry {
    static let first = EnterpriseEntry(
        taxNumber: TaxNumber(stored: "91440399MADEMA019B"), name: "深圳晨光科技有限公司", area: Area.all[23])
    static let second = EnterpriseEntry(
        taxNumber: TaxNumber(stored: "91310199MADEMA019X"), name: "上海远帆贸易有限公司", area: Area.all[9])
}

extension Store {
    func addUser(_ openid: String, at now: Date) async throws -> User.ID {
        try await bind(openid: openid, nickname: "李会计", at: now)
        return User.ID(rawValue: try await number("SELECT id FROM users WHERE openid = ?", [openid]))
    }

    func addEnterprise(_ entry: EnterpriseEntry) async throws -> Enterprise.ID {
        try await run(
            "INSERT INTO enterprises (tax_number, name, area) VALUES (?, ?, ?)",
            [entry.taxNumber.description, entry.name, entry.area.code])
        return Enterprise.ID(
            rawValue: try await number("SELECT id FROM enterprises WHERE name = ?", [entry.name]))
    }

    @discardableResult
    func addAccount(
        _ loginName: String, of enterprise: Enterprise.ID, rights: Rights = [.issue, .receive], at now: Date
    ) async throws -> Account.ID {
        let verified = VerifiedAccount(
            enterprise: enterprise, loginName: loginName, person: "张三", role: "办税员", rights: rights)
        return try await save(verified, at: now) { id, _ in
            SealedSecrets(credentials: Array("credentials \(id)".utf8), session: Array("session \(id)".utf8))
        }
    }

    func run(_ sql: String, _ arguments: StatementArguments = []) async throws {
        try await write { try $0.execute(sql: sql, arguments: arguments) }
    }

    func number(_ sql: String, _ arguments: StatementArguments = []) async throws -> Int64 {
        try #require(try await read { try Int64.fetchOne($0, sql: sql, arguments: arguments) })
    }

    func texts(_ sql: String, _ arguments: StatementArguments = []) async throws -> [String] {
        try await read { try String.fetchAll($0, sql: sql, arguments: arguments) }
    }
}
