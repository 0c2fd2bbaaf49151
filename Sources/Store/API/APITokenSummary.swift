public import Domain
public import Foundation
import GRDB

/// What a new token is to be.
public struct NewAPIToken: Sendable {
    let tokenHash: [UInt8]
    let ending: String
    let name: APITokenName
    let access: APIToken.Access
    /// Nil: all, those too that come later.
    let enterprises: Set<Enterprise.ID>?
    let expiresAt: Date?
    let madeBy: User.ID

    public init(
        tokenHash: [UInt8], ending: String, name: APITokenName, access: APIToken.Access,
        enterprises: Set<Enterprise.ID>?,
        expiresAt: Date?, madeBy: User.ID
    ) {
        self.tokenHash = tokenHash
        self.ending = ending
        self.name = name
        self.access = access
        self.enterprises = enterprises
        self.expiresAt = expiresAt
        self.madeBy = madeBy
    }
}

/// A token as 接口令牌 shows one.
public struct APITokenSummary: Sendable {
    public let token: APIToken
    public let madeBy: String
    /// The first three by name; none for all companies.
    public let companies: [String]
    public let companyCount: Int
}

extension Store {
    /// Those that this administrator sees and nobody else's: not revoked first, the newest first.
    public func apiTokens(seenBy viewer: APITokenViewer, limit: Int) async throws -> [APITokenSummary] {
        try await read { db in
            let sql = """
                SELECT \(Self.apiTokenColumns), users.nickname,
                    (SELECT count(*) FROM api_token_enterprises WHERE token_id = api_tokens.id) AS company_count,
                    (SELECT json_group_array(name) FROM (
                        SELECT name FROM enterprises JOIN api_token_enterprises ON enterprise_id = enterprises.id
                        WHERE token_id = api_tokens.id ORDER BY name LIMIT 3)) AS names
                FROM api_tokens JOIN users ON users.id = made_by WHERE \(APITokenViewer.sees)
                ORDER BY revoked_at IS NOT NULL, api_tokens.id DESC LIMIT \(limit)
                """
            return try Row.fetchAll(db, sql: sql, arguments: viewer.arguments).map { row in
                APITokenSummary(
                    token: try APIToken(row: row), madeBy: try row.text("nickname"),
                    companies: try JSONDecoder().decode([String].self, from: Data(try row.text("names").utf8)),
                    companyCount: try row.count("company_count"))
            }
        }
    }
}
