public import Domain
public import Foundation
import GRDB

/// A download as it stands.
public struct DownloadRow: Sendable {
    public let id: Download.ID
    public let enterprise: Enterprise.ID
    public let account: Account.ID
    public let choice: AccountChoice
    public let tab: DownloadTab
    public let query: InvoiceQuery
    public let files: Set<FileFormat>
    public let priority: Priority
    public let pausedAt: Date?
    public let state: Download.State
    public let trouble: Trouble?
    /// The bureau's count for the whole query; nil until it was asked.
    public let expected: Int?
    /// Rows taken over so far.
    public let stored: Int
    public let requestedAt: Date
    /// The run of 定时同步 that it is of; nil: of none.
    public let scheduledAt: Date?
    public let beganAt: Date?
    public let endedAt: Date?

    public var standing: Download.Standing { Download.Standing(state, isPaused: pausedAt != nil) }
}

/// A window as it stands.
public struct WindowRow: Sendable {
    public let id: Window.ID
    public let download: Download.ID
    public let parent: Window.ID?
    public let query: InvoiceQuery
    public let state: Window.State
    /// What the bureau says of the query.
    public let bureau: Tally?
    /// What the library holds of it, when it was compared.
    public let own: Tally?
    /// The page to ask for next, from 1.
    public let nextPage: Int
    public let stored: Int
    /// How often it was fetched from the first page to the last.
    public let rounds: Int
}

extension DownloadRow {
    init(row: Row) throws {
        id = try row.key("id")
        enterprise = try row.key("enterprise_id")
        account = try row.key("account_id")
        choice = try row.word("account_choice")
        tab = try row.word("tab")
        query = try InvoiceQuery(row: row)
        files = try row.words("files")
        priority = try Priority(rawValue: try row.count("priority")) ?? row.damaged("priority")
        pausedAt = row.instantIfAny("paused_at")
        state = try row.word("state")
        trouble = try Trouble(row: row)
        expected = row["expected"]
        stored = try row.count("stored")
        requestedAt = try row.instant("requested_at")
        scheduledAt = row.instantIfAny("scheduled_at")
        beganAt = row.instantIfAny("began_at")
        endedAt = row.instantIfAny("ended_at")
    }
}

extension WindowRow {
    /// A window and what it shares with its download.
    static let columns = "windows.*, downloads.direction, downloads.deductions"

    init(row: Row) throws {
        id = try row.key("id")
        download = try row.key("download_id")
        parent = (row["parent_id"] as Int64?).map(Window.ID.init(rawValue:))
        var query: InvoiceQuery
        query = try InvoiceQuery(row: row)
        query.sign = try (row["sign"] as String?).map { try InvoiceSign(rawValue: $0) ?? row.damaged("sign") }
        if let from = row["total_from"] as Int64?, let to = row["total_to"] as Int64? {
            query.totals = try AmountRange(Fen(rawValue: from), Fen(rawValue: to)) ?? row.damaged("total_to")
        }
        state = try row.word("state")
        bureau = try row.tallyIfAny("bureau")
        own = try row.tallyIfAny("own")
        nextPage = try row.count("next_page")
        stored = try row.count("stored")
        rounds = try row.count("rounds")
        self.query = query
    }
}

extension InvoiceQuery {
    fileprivate init(row: Row) throws {
        self.init(
            direction: try row.word("direction"), days: try row.days("first_day", "last_day"),
            kinds: try row.words("kinds"), statuses: try row.words("statuses"),
            deductions: try row.words("deductions"))
    }
}

extension Trouble {
    fileprivate init?(row: Row) throws {
        guard let code = row["trouble"] as String? else { return nil }
        switch code {
        case "verification-required": self = .verificationRequired
        case "rate-limited": self = .rateLimited(until: try row.instant("trouble_until"))
        case "maintenance": self = .maintenance(until: try row.instant("trouble_until"))
        case "wrong-password": self = .wrongPassword
        case "account-locked": self = .accountLocked(until: try row.instant("trouble_until"))
        case "not-permitted": self = .notPermitted
        case "other-side": self = .otherSide
        case "disk-missing": self = .diskMissing
        case "disk-unverified": self = .diskUnverified
        case "disk-clock": self = .diskClock(until: try row.instant("trouble_until"))
        case "account-removed": self = .accountRemoved
        case "too-many-rows":
            self = .tooManyRows(count: try row.count("trouble_count"), cap: try row.count("trouble_cap"))
        case "network": self = .network
        case "bad-answer": self = .badAnswer
        case "fault": self = .fault
        default: throw DamagedColumn(name: "trouble")
        }
    }

    /// The values of `trouble`, `trouble_until`, `trouble_count`, `trouble_cap`.
    var columns: StatementArguments {
        switch self {
        case .rateLimited(let until), .maintenance(let until), .accountLocked(let until), .diskClock(let until):
            [code, until.milliseconds, nil, nil]
        case .tooManyRows(let count, let cap): [code, nil, count, cap]
        default: [code, nil, nil, nil]
        }
    }
}
