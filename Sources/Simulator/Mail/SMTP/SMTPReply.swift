/// An answer: a code and its lines.
struct SMTPReply: Sendable, Equatable {
    let code: Int
    let lines: [String]

    init(_ code: Int, _ lines: String...) { self.init(code, lines: lines) }

    init(_ code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
    }

    /// All lines but the last have a hyphen after the code.
    var text: String {
        lines.enumerated().map { "\(code)\($0.offset == lines.count - 1 ? " " : "-")\($0.element)\r\n" }.joined()
    }

    static let ok = SMTPReply(250, "2.0.0 OK")
    static let unknownCommand = SMTPReply(500, "5.5.2 Command not recognized")
    static let lineTooLong = SMTPReply(500, "5.5.2 Line too long")
    static let bareLineFeed = SMTPReply(521, "5.5.2 Lines must end with CR LF")
    static let syntax = SMTPReply(501, "5.5.4 Syntax error in parameters")
    static let notImplemented = SMTPReply(502, "5.5.1 Command not implemented")
    static let unknownParameter = SMTPReply(555, "5.5.4 Parameter not recognized")
    static let tooBig = SMTPReply(552, "5.3.4 Message exceeds the size limit")
    static let leaving = SMTPReply(421, "4.3.2 Service closing the connection")
    static let idle = SMTPReply(421, "4.4.2 Idle for too long")
    static let crowded = SMTPReply(421, "4.7.0 Too many connections")

    static func outOfOrder(_ need: String) -> SMTPReply { SMTPReply(503, "5.5.1 \(need)") }
}
