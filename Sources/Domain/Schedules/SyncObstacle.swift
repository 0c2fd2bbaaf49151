/// Why a run of 定时同步 did not ask for all that it should have.
public enum SyncObstacle: String, CaseIterable, Sendable {
    case noIssueAccount = "no-issue-account"
    case noReceiveAccount = "no-receive-account"
    /// An earlier one is still being carried out; the next run takes its days too.
    case underWay = "under-way"
    /// A person has paused an earlier one.
    case paused
    /// Nobody has this company any more.
    case nobody

    public static func noAccount(for direction: Direction) -> SyncObstacle {
        direction == .issued ? .noIssueAccount : .noReceiveAccount
    }
}
