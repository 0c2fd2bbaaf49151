public import Foundation

/// What the reading of a window met, for people who look into it.
public struct WindowNote: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case totalMoved = "total-moved"
        case numberTwice = "number-twice"
        case outOfRange = "out-of-range"
        case shortPage = "short-page"
        case extra, unseen

        /// Says why the window differs; the others only what a reading met.
        public var isName: Bool { self == .extra || self == .unseen }

        public var name: String {
            switch self {
            case .totalMoved: "读取时税局的总数变了，已重读"
            case .numberTwice: "同一号码出现在两页，已重读"
            case .outOfRange: "税局返回了范围以外的发票，已重读"
            case .shortPage: "某页张数不足，已重读"
            case .extra: "本地有，税局没有"
            case .unseen: "税局计入总数，逐页未给出"
            }
        }
    }

    public let kind: Kind
    /// InvoiceNumber.key of the invoice; empty where the note is of none.
    public let number: String
    public let at: Date

    public init(_ kind: Kind, number: String = "", at: Date) {
        self.kind = kind
        self.number = number
        self.at = at
    }
}
