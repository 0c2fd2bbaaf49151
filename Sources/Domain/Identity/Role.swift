/// What a person may do with the console.
public enum Role: String, CaseIterable, Sendable {
    /// People, settings and the audit log, and all that finance may.
    case administrator
    /// All of the guide.
    case finance
    /// Sees and exports.
    case reader

    public var mayOperate: Bool { self != .reader }
    public var mayAdminister: Bool { self == .administrator }

    /// As it stands on the screen.
    public var word: String {
        switch self {
        case .administrator: "管理员"
        case .finance: "财务"
        case .reader: "查看"
        }
    }
}

/// A change that would leave nobody who may look after people and settings.
public struct LastAdministrator: Error, Hashable, Sendable {
    public init() {}
}
