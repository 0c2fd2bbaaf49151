/// How the gateway answers what a login asks: as it should, or as broken gateways do.
enum AnswerMode: String, CaseIterable, Sendable {
    case normal
    /// A page of HTML instead, and nothing done.
    case html
    /// It is done, but the connection ends in the middle of the answer.
    case cut
    /// No answer while the client waits, a minute at most, and nothing done.
    case stall
}
