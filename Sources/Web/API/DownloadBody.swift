import Domain
import Foundation
import Store

struct DownloadBody: Encodable {
    struct AccountUsed: Encodable {
        let id: String
        let account: String
        let person: String
        /// `default`, `named`.
        let chosen: String
    }

    struct TroubleBody: Encodable {
        let code: String
        let sentence: String
        let until: Date?

        init(_ trouble: Trouble, on tab: DownloadTab, at now: Date) {
            code = trouble.code
            sentence = trouble.sentence(on: tab, at: now)
            switch trouble {
            case .rateLimited(let instant), .maintenance(let instant), .diskClock(let instant): until = instant
            default: until = nil
            }
        }
    }

    let id: String
    let creditCode: String
    let tab: String
    let direction: String
    let from: String
    let to: String
    let kinds: [String]
    let statuses: [String]
    let deductions: [String]
    let files: [String]
    let state: String
    let paused: Bool
    let expected: OrNull<Int>
    let stored: Int
    let trouble: OrNull<TroubleBody>
    let account: AccountUsed
    let requestedAt: Date
    let endedAt: OrNull<Date>

    init(_ report: DownloadReport, at now: Date) {
        let row = report.row
        id = row.id.description
        creditCode = report.company.description
        tab = row.tab.rawValue
        direction = row.query.direction.rawValue
        from = row.query.days.first.description
        to = row.query.days.last.description
        kinds = row.query.kinds.map(\.rawValue).sorted()
        statuses = row.query.statuses.map(\.rawValue).sorted()
        deductions = row.query.deductions.map(\.rawValue).sorted()
        files = row.files.map(\.rawValue).sorted()
        state = row.state.rawValue
        paused = row.pausedAt != nil
        expected = OrNull(row.expected)
        stored = row.stored
        trouble = OrNull(row.trouble.map { TroubleBody($0, on: row.tab, at: now) })
        account = AccountUsed(
            id: report.account.id.description, account: report.account.maskedLoginName, person: report.account.person,
            chosen: row.choice.rawValue)
        requestedAt = row.requestedAt
        endedAt = OrNull(row.endedAt)
    }
}
