import Domain
import Foundation
import GRDB

/// A secret as it lies in its row.
public struct SealedSecret: Hashable, Sendable {
    /// What it was sealed for, such as `accounts/12/credentials`.
    public let place: String
    public let bytes: [UInt8]

    public init(place: String, bytes: [UInt8]) {
        self.place = place
        self.bytes = bytes
    }
}

/// Every column that holds a sealed secret. One that is missing here would be lost when keys are replaced.
extension KeyShelf {
    private static let accountColumns = ["credentials": "sealed_credentials", "session": "sealed_session"]
    /// What waits to be sent to people.
    private static let sent = """
        SELECT place, sealed FROM letters WHERE sealed IS NOT NULL
        UNION ALL SELECT place, sealed FROM pushes WHERE sealed IS NOT NULL
        """

    /// All that have a secret now.
    public func ownersOfSecrets() throws -> [KeyOwner] {
        let conditions = Self.accountColumns.values.sorted().map { "\($0) IS NOT NULL" }.joined(separator: " OR ")
        let accounts = try Int64.fetchAll(db, sql: "SELECT id FROM accounts WHERE \(conditions) ORDER BY id")
        let hasLetters = try Bool.fetchOne(db, sql: "SELECT EXISTS (\(Self.sent))")
        return accounts.map { .account(Account.ID(rawValue: $0)) } + (hasLetters == true ? [.letters] : [])
    }

    public func secrets(of owner: KeyOwner) throws -> [SealedSecret] {
        switch owner {
        case .account(let id):
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM accounts WHERE id = ?", arguments: [id.rawValue])
            else { return [] }
            return Self.accountColumns.sorted { $0.key < $1.key }.compactMap { name, column in
                (row[column] as Data?).map { SealedSecret(place: "\(owner)/\(name)", bytes: [UInt8]($0)) }
            }
        case .letters:
            return try Row.fetchAll(db, sql: Self.sent).map {
                SealedSecret(place: try $0.text("place"), bytes: [UInt8](try $0.data("sealed")))
            }
        }
    }

    /// The same secret, sealed anew.
    public func replace(_ secret: SealedSecret, of owner: KeyOwner) throws {
        switch owner {
        case .account(let id):
            guard let column = Self.accountColumns.first(where: { "\(owner)/\($0.key)" == secret.place })?.value else {
                throw StoreError.notFound
            }
            try db.execute(
                sql: "UPDATE accounts SET \(column) = ? WHERE id = ?", arguments: [Data(secret.bytes), id.rawValue])
        case .letters:
            let table = secret.place.hasPrefix("pushes/") ? "pushes" : "letters"
            try db.execute(
                sql: "UPDATE \(table) SET sealed = ? WHERE place = ?", arguments: [Data(secret.bytes), secret.place])
        }
        guard db.changesCount == 1 else { throw StoreError.notFound }
    }
}
