/// A template message that is to be sent.
public struct NewPush: Sendable {
    public let openid: String
    public let template: String
    public let content: [String: String]
    /// Where it leads; nil: nowhere.
    let link: NewSecret?

    public init(openid: String, template: String, content: [String: String], link: NewSecret? = nil) {
        self.openid = openid
        self.template = template
        self.content = content
        self.link = link
    }
}

/// A secret that is to be sealed in the transaction that keeps it.
public struct NewSecret: Sendable {
    /// What it is sealed for.
    let place: String
    let seal: @Sendable (KeyShelf) throws -> [UInt8]

    public init(place: String, seal: @escaping @Sendable (KeyShelf) throws -> [UInt8]) {
        self.place = place
        self.seal = seal
    }
}

/// A template message as it waits to be sent.
public struct WaitingPush: Hashable, Sendable {
    public let openid: String
    public let template: String
    public let content: [String: String]
    /// Where it leads, sealed: whoever has the link may answer it. Nil: nowhere.
    public let link: SealedSecret?
}
