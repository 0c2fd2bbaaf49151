public import Domain
import GRDB

/// An administrator before 接口令牌, who sees what they could have made: tokens for companies that are all theirs, those
/// for all companies only with all of them, and in any case their own.
public struct APITokenViewer: Sendable {
    let user: User.ID
    let scope: Set<Enterprise.ID>

    public init(_ user: User.ID, scope: Set<Enterprise.ID>) {
        self.user = user
        self.scope = scope
    }

    var arguments: StatementArguments { ["viewer": user.rawValue, "scope": scope.json] }

    /// Of a row of `api_tokens`.
    static let sees = """
        (made_by = :viewer OR NOT EXISTS (
            SELECT 1 FROM enterprises WHERE id NOT IN (SELECT value FROM json_each(:scope))
                AND (is_for_all OR id IN (SELECT enterprise_id FROM api_token_enterprises WHERE token_id = api_tokens.id))))
        """
}

extension Store {
    /// A row of `api_tokens`, and whether who made it still could. A person loses companies only all at once, by
    /// 解除绑定; so one for all companies, those too that come later, stands while its maker has any.
    static let apiTokenColumns = """
        api_tokens.*, EXISTS (
            SELECT 1 FROM users WHERE users.id = made_by AND role = 'administrator'
                AND EXISTS (SELECT 1 FROM memberships WHERE user_id = made_by))
            AND NOT EXISTS (
                SELECT 1 FROM api_token_enterprises WHERE token_id = api_tokens.id AND enterprise_id NOT IN (
                    SELECT enterprise_id FROM memberships WHERE user_id = made_by)) AS is_backed
        """

    /// Nil for one that is not there and for one that they do not see.
    public func apiToken(_ id: APIToken.ID, seenBy viewer: APITokenViewer) async throws -> APIToken? {
        try await read { db in
            let sql = "SELECT \(Self.apiTokenColumns) FROM api_tokens WHERE id = :id AND \(APITokenViewer.sees)"
            return try Row.fetchOne(db, sql: sql, arguments: viewer.arguments &+ ["id": id.rawValue])
                .map(APIToken.init(row:))
        }
    }
}
