/// How far an update is.
public enum UpdateStep: Hashable, Sendable {
    /// None is under way.
    case idle
    case checking
    /// Bytes.
    case downloading(done: Int, total: Int)
    case verifying
    /// Bytes.
    case unpacking(done: Int, total: Int)
    /// The supervisor was told: downloads come to a stop, then the other version starts.
    case switching(VersionNumber)
    case refused(UpdateRefusal)

    public var isUnderWay: Bool {
        switch self {
        case .idle, .refused: false
        case .checking, .downloading, .verifying, .unpacking, .switching: true
        }
    }
}
