/// A template message to a person's WeChat.
public enum Push {
    public typealias ID = Key<Push>

    /// ```
    /// waiting → sent | failed
    /// ```
    /// Whether it arrived is a row of its own: WeChat may tell so before its answer to the sending is written down.
    public enum State: String, CaseIterable, Sendable {
        case waiting, sent, failed
    }
}
