import Domain
import Foundation

/// Days that are over, so that their invoices do not change while a test runs.
struct Period: Sendable {
    let from: String
    let to: String

    /// The last `count` days, yesterday included.
    static func last(_ count: Int) -> Period {
        let today = Day(at: Date())
        return Period(from: (today - count).description, to: (today - 1).description)
    }
}
