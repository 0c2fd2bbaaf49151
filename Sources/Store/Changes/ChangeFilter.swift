public import Domain
public import Foundation

/// Which changes of one company: seen from `from` on, before `to`.
public struct ChangeFilter: Hashable, Sendable {
    public let enterprise: Enterprise.ID
    /// Nil: of every kind.
    public let kind: Change.Kind?
    public let from: Date
    public let to: Date

    public init(enterprise: Enterprise.ID, kind: Change.Kind?, from: Date, to: Date) {
        self.enterprise = enterprise
        self.kind = kind
        self.from = from
        self.to = to
    }
}

/// Where a page of changes begins: after this one, the newest first.
public struct ChangeCursor: Hashable, Sendable {
    public let seenAt: Date
    public let kind: Change.Kind
    public let id: Int64

    public init(seenAt: Date, kind: Change.Kind, id: Int64) {
        self.seenAt = seenAt
        self.kind = kind
        self.id = id
    }
}

/// A change as it was seen, and the invoice as it is now.
public struct SeenChange: Sendable {
    public let cursor: ChangeCursor
    public let direction: Direction
    public let invoice: Invoice
    /// None of an invoice that is new.
    public let fact: Change.Fact?
    /// As the library keeps them: words of the enums, fen, milliseconds. Empty of an invoice that is new.
    public let before: String
    public let after: String
}
