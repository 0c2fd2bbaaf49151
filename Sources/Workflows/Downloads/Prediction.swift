public import Domain
import Gateways
public import Store

/// What a download will take, as far as one count and earlier downloads can say.
public struct Prediction: Hashable, Sendable {
    public let invoices: Int
    /// 时段 that are read.
    public let windows: Int
    public let requests: Int
    public let seconds: Double

    /// Before anything was downloaded.
    static let usualPace = 10.0

    /// - Parameters:
    ///   - count: the bureau's.
    ///   - filesEach: how many files of each invoice are fetched.
    ///   - pageRows: the most rows of a page.
    public init(count: Int, over days: DayRange, filesEach: Int, after history: DownloadHistory, pageRows: Int) {
        let months = days.months.count
        let leaves = Self.leaves(ofMonth: (count + months - 1) / months, cap: history.cap)
        // Each window is counted, each cut refuses a page, each leaf with rows is counted again after its pages.
        let cuts = months * (leaves - 1)
        let filled = min(months * leaves, count)
        let pages = filled * Self.parts(count, of: max(1, filled) * pageRows)
        let counts = (months > 1 ? 1 : 0) + months * leaves + filled + 1
        invoices = count
        windows = months * leaves
        requests = counts + 2 * cuts + pages + count * filesEach
        seconds = Double(requests) / max(0.1, history.requestsPerSecond ?? Self.usualPace)
    }

    /// A month is halved until none of its parts is above the cap.
    private static func leaves(ofMonth count: Int, cap: Int?) -> Int {
        guard let cap else { return 1 }
        var leaves = 1
        while parts(count, of: leaves) > cap { leaves *= 2 }
        return leaves
    }

    private static func parts(_ count: Int, of size: Int) -> Int { (count + size - 1) / size }
}

extension Downloads {
    /// Asks the bureau for one count, and earlier downloads for the rest; nothing is changed. Throws `Refusal`, or
    /// `BureauError`: `verificationRequired`, without asking, where the account's person is wanted first.
    public func prediction(
        of request: DownloadRequest, of enterprise: Enterprise.ID, with named: Account.ID? = nil
    ) async throws -> Prediction {
        let query = request.query
        guard query.days.count <= Self.longestDays else { throw Refusal.tooLong(days: query.days.count) }
        let (account, _) = try await account(named, for: query.direction, on: request.tab, of: enterprise)
        guard let session = try await session(of: account, for: request.tab) else {
            throw BureauError.verificationRequired()
        }
        let tally = try await bureau.count(query, session: session.access)
        return Prediction(
            count: tally.count, over: query.days, filesEach: request.files.count,
            after: try await store.downloadHistory(of: enterprise, pageRows: TaxBureau.pageRows),
            pageRows: TaxBureau.pageRows)
    }
}
