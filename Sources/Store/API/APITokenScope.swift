public import Domain
import GRDB

/// A download with what a program asks of it.
public struct DownloadReport: Sendable {
    public let row: DownloadRow
    /// It may have been removed since.
    public let account: Account
    public let company: TaxNumber
}

/// What a token reaches. What it does not reach and what is not there are the same.
extension Store {
    private static let reached = """
        (:all OR enterprises.id IN (SELECT enterprise_id FROM api_token_enterprises WHERE token_id = :token))
        """

    private static func arguments(_ token: APIToken) -> StatementArguments {
        ["all": token.isForAll, "token": token.id.rawValue]
    }

    /// Companies by their numbers, from the one after `last`.
    public func enterprises(
        reachedBy token: APIToken, search: String, after last: TaxNumber?, limit: Int
    ) async throws -> [EnterpriseSummary] {
        try await read { db in
            let sql = """
                SELECT * FROM enterprises WHERE tax_number > :last AND \(Self.reached)
                    AND (instr(name, :search) OR instr(tax_number, upper(:search)))
                ORDER BY tax_number LIMIT \(limit)
                """
            let more: StatementArguments = ["last": last?.description ?? "", "search": search]
            let rows = try Row.fetchAll(db, sql: sql, arguments: Self.arguments(token) &+ more)
            let companies = try rows.map { (try Enterprise(row: $0), try $0.count("invoice_count")) }
            let scope = Set(companies.map(\.0.id))
            let accounts = Dictionary(grouping: try Self.accounts(of: scope, in: db), by: \.enterprise)
            return companies.map { company, count in
                EnterpriseSummary(enterprise: company, accounts: accounts[company.id] ?? [], invoiceCount: count)
            }
        }
    }

    public func enterprise(_ number: TaxNumber, reachedBy token: APIToken) async throws -> Enterprise? {
        try await read { db in
            let sql = "SELECT * FROM enterprises WHERE tax_number = :number AND \(Self.reached)"
            return try Row.fetchOne(
                db, sql: sql, arguments: Self.arguments(token) &+ ["number": number.description]
            ).map(Enterprise.init(row:))
        }
    }

    public func downloadReport(_ id: Download.ID, reachedBy token: APIToken) async throws -> DownloadReport? {
        try await read { db in
            let sql = """
                SELECT enterprises.tax_number FROM downloads JOIN enterprises ON enterprises.id = enterprise_id
                WHERE downloads.id = :download AND \(Self.reached)
                """
            let arguments = Self.arguments(token) &+ ["download": id.rawValue]
            guard let number = try String.fetchOne(db, sql: sql, arguments: arguments),
                let row = try Self.downloadRow(id, in: db),
                let account = try Row.fetchOne(
                    db, sql: "SELECT * FROM accounts WHERE id = ?", arguments: [row.account.rawValue])
            else { return nil }
            return DownloadReport(row: row, account: try Account(row: account), company: TaxNumber(stored: number))
        }
    }
}
