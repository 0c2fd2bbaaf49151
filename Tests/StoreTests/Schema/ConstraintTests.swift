import Domain
import GRDB
import Testing

@testable import Store

struct BadRow: Sendable, CustomTestStringConvertible {
    let why: String
    let sql: String
    var testDescription: String { why }

    init(_ why: String, _ sql: String) {
        self.why = why
        self.sql = sql
    }
}

/// The database refuses what the program must never write.
@Suite struct ConstraintTests {
    /// Enterprise 1 with account 1, enterprise 2 with account 2, download 1 with window 1 and job 1, invoice 1.
    static let refused = [
        BadRow("a default of another company", "INSERT INTO default_accounts VALUES (1, 2, 2)"),
        BadRow("a default of no account", "INSERT INTO default_accounts VALUES (1, 9, 9)"),
        BadRow("a default of nothing", "INSERT INTO default_accounts VALUES (1, NULL, NULL)"),
        BadRow("a loss of no direction", "INSERT INTO default_losses VALUES (1, 'both', '', 'right', 1)"),
        BadRow("a loss for no reason", "INSERT INTO default_losses VALUES (1, 'issued', '', 'why', 1)"),
        BadRow("a binding of no account", "INSERT INTO account_bindings VALUES (9, 'o', '', 1)"),
        BadRow("a second binding", bindings(1, 1)),
        BadRow("a code that nobody scanned", binding(state: "scanned")),
        BadRow("a code in an unknown state", binding(state: "gone")),
        BadRow(
            "a link that is no SHA-256", "INSERT INTO verifications VALUES (1, 1, x'00', 'o', NULL, 1, 2, NULL, NULL)"),
        BadRow(
            "a link of no account", "INSERT INTO verifications VALUES (1, 9, zeroblob(32), 'o', NULL, 1, 2, NULL, NULL)"
        ),
        BadRow("a link that ended before its end", link(ended: nil, as: "verified")),
        BadRow("a link that ended by chance", link(ended: 2, as: "chance")),
        BadRow("an account chosen by chance", "UPDATE downloads SET account_choice = 'chance'"),
        BadRow("a download by another company's account", "UPDATE downloads SET account_id = 2"),
        BadRow("a download that waits for nothing", "UPDATE downloads SET state = 'waiting', trouble = NULL"),
        BadRow("a download in an unknown state", "UPDATE downloads SET state = 'done'"),
        BadRow("a download that ends before it begins", "UPDATE downloads SET last_day = '2026-01-01'"),
        BadRow("a download that expects less than nothing", "UPDATE downloads SET expected = -1"),
        BadRow("a window proved without figures", "UPDATE windows SET state = 'proved'"),
        BadRow("a window proved by count alone", proved(2, 1, 1, 1, against: 2, nil, nil, nil)),
        BadRow("a window proved with another count", proved(2, 1, 1, 2, against: 3, 1, 1, 2)),
        BadRow("a window proved with another amount", proved(2, 1, 1, 2, against: 2, 2, 1, 2)),
        BadRow("a window proved with another tax", proved(2, 1, 1, 2, against: 2, 1, 0, 2)),
        BadRow("a window proved with another total", proved(2, 1, 1, 2, against: 2, 1, 1, 3)),
        BadRow(
            "a second root", "INSERT INTO windows SELECT 2, \(windowColumns), 1, 0, 0, NULL, NULL, NULL FROM windows"),
        BadRow("a window that ends before it begins", "UPDATE windows SET last_day = '2026-01-01'"),
        BadRow("a running job that nobody runs", "UPDATE jobs SET state = 'running'"),
        BadRow("a ready job that somebody runs", "UPDATE jobs SET boot = 'b'"),
        BadRow("a job in an unknown state", "UPDATE jobs SET state = 'done'"),
        BadRow("a job of no download", "UPDATE jobs SET download_id = 9"),
        BadRow("an unknown kind", "UPDATE invoices SET kind = '99'"),
        BadRow("an unknown status", "UPDATE invoices SET status = 'gone'"),
        BadRow("an unknown direction", "UPDATE invoices SET direction = 'sideways'"),
        BadRow("a digital number of 19 digits", "UPDATE invoices SET digital_number = substr(digital_number, 2)"),
        BadRow("a code of 11 digits", "UPDATE invoices SET code = '44032031300'"),
        BadRow("a number of 7 digits", "UPDATE invoices SET number = '0012345'"),
        BadRow("a key of 17 characters", "UPDATE invoices SET key = substr(key, 4)"),
        BadRow("an amount with decimals", "UPDATE invoices SET amount = 1.5"),
        BadRow("an amount in words", "UPDATE invoices SET amount = '壹佰'"),
        BadRow("an invoice twice", "INSERT INTO invoices SELECT 2, \(invoiceColumns) FROM invoices"),
        BadRow("rights of four", "UPDATE accounts SET rights = 4"),
        BadRow("an account without a name", "UPDATE accounts SET login_name = ''"),
        BadRow("a company without a name", "UPDATE enterprises SET name = ''"),
        BadRow("a tax number of 16 characters", "UPDATE enterprises SET tax_number = substr(tax_number, 3)"),
        BadRow(
            "a company that two rows name",
            "INSERT INTO enterprises SELECT 3, tax_number, name, area, 0 FROM enterprises"),
        BadRow(
            "a code hash that is no SHA-256",
            "INSERT INTO activations (code_hash, issued_at, expires_at) VALUES (x'00', 1, 2)"),
        BadRow(
            "an activation that ends at once",
            "INSERT INTO activations (code_hash, issued_at, expires_at) VALUES (zeroblob(32), 2, 2)"),
        BadRow("a person in an unknown role", "UPDATE users SET role = 'owner'"),
        BadRow("a picture of nobody", "INSERT INTO avatars VALUES (9, x'00')"),
        BadRow("a try of nobody", "INSERT INTO activation_tries VALUES (9, '192.168.1.20', 1)"),
        BadRow("a replaced code of no application", "INSERT INTO replaced_codes VALUES (zeroblob(32), 9)"),
        BadRow("a push in an unknown state", push(state: "gone")),
        BadRow("a ticket scanned by nobody", ticket(state: "scanned", number: 10)),
        BadRow("a ticket of one digit", ticket(state: "issued", number: 9)),
        BadRow("a session that ends at once", session(of: 1, until: 5)),
        BadRow("a session of nobody", session(of: 9, until: 6)),
        BadRow("a removed company with accounts", "DELETE FROM enterprises WHERE id = 1"),
    ]

    private static let windowColumns = """
        download_id, NULL, first_day, last_day, '', '', 'open', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        """
    private static let invoiceColumns = """
        enterprise_id, direction, key, digital_number, code, number, kind, status, deduction, source, risk, issued_at,
        seller_name, seller_tax_number, buyer_name, buyer_tax_number, amount, tax, total, is_positive, drawer, remark,
        first_seen_at, changed_at
        """

    private static func ticket(state: String, number: Int) -> String {
        "INSERT INTO tickets VALUES ('s', zeroblob(32), '\(state)', 'u', \(number), '', '', NULL, 1, 2)"
    }

    private static func binding(state: String) -> String {
        "INSERT INTO binding_tickets VALUES ('s', 1, 1, '\(state)', 'u', NULL, 1, 2)"
    }

    private static func bindings(_ accounts: Int...) -> String {
        "INSERT INTO account_bindings VALUES \(accounts.map { "(\($0), 'o', '', 1)" }.joined(separator: ", "))"
    }

    private static func link(ended end: Int?, as ending: String) -> String {
        let end = end.map { "\($0)" } ?? "NULL"
        return "INSERT INTO verifications VALUES (1, 1, zeroblob(32), 'o', NULL, 1, 2, \(end), '\(ending)')"
    }

    private static func session(of user: Int, until end: Int) -> String {
        "INSERT INTO sessions VALUES (1, zeroblob(32), \(user), '', '', 5, 5, \(end))"
    }

    private static func push(state: String) -> String {
        "INSERT INTO pushes (openid, template, content, keep_until, state) VALUES ('', '', '', 1, '\(state)')"
    }

    private static func proved(_ own: Int?..., against bureau: Int?...) -> String {
        let figures = ["count", "amount", "tax", "total"].enumerated().map { position, figure in
            func text(_ value: Int?) -> String { value.map { String($0) } ?? "NULL" }
            return "own_\(figure) = \(text(own[position])), bureau_\(figure) = \(text(bureau[position]))"
        }
        return "UPDATE windows SET state = 'proved', \(figures.joined(separator: ", "))"
    }

    private func example() async throws -> Example {
        let example = try await Example()
        let other = try await example.store.addEnterprise(.second)
        try await example.store.addAccount("13900000002", of: other, at: example.now)
        _ = try await example.begin()
        try await example.keep([.example(1)])
        return example
    }

    @Test(arguments: refused)
    func refuses(_ row: BadRow) async throws {
        let example = try await example()
        let error = try await #require(throws: DatabaseError.self) { try await example.store.run(row.sql) }
        #expect([.SQLITE_CONSTRAINT].contains(error.resultCode), "\(error)")
    }

    @Test func takesWhatIsEqual() async throws {
        let example = try await example()
        try await example.store.run(Self.proved(2, 1, 1, 2, against: 2, 1, 1, 2))
        #expect(try await example.store.texts("SELECT state FROM windows") == ["proved"])
    }
}
