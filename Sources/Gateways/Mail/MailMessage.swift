import Domain
import Foundation

/// A letter as it travels (RFC 5322 and MIME): ASCII in lines that end with CRLF, of at most 76 columns except for
/// addresses.
struct MailMessage {
    let letter: Letter
    let from: MailAddress
    let fromName: String
    let date: Date
    /// Random, for the message's id and the line between its parts.
    let token: String

    var bytes: [UInt8] { Array((headers + body).joined(separator: "\r\n").utf8) }

    private var headers: [String] {
        let name = MailHeader.encoded(fromName)
        return [
            name.isEmpty ? "From: <\(from)>" : "From: \(name)\r\n <\(from)>",
            "To: <\(letter.to)>",
            "Subject: \(MailHeader.encoded(letter.subject))",
            "Date: \(Self.timestamp(date))",
            "Message-ID: <\(token)@\(from.host)>",
            "MIME-Version: 1.0",
            // So that no absence note comes back.
            "Auto-Submitted: auto-generated",
        ]
    }

    private var body: [String] {
        guard let html = letter.html else { return Self.part(letter.text, type: "plain") }
        // No line of base64 begins with a hyphen, so the boundary stands in no part.
        let boundary = "=_\(token)"
        return ["Content-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"", "", "--\(boundary)"]
            + Self.part(letter.text, type: "plain") + ["--\(boundary)"]
            + Self.part(html, type: "html") + ["--\(boundary)--", ""]
    }

    private static func part(_ text: String, type: String) -> [String] {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\n", with: "\r\n")
        let encoded = Data(lines.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return [
            "Content-Type: text/\(type); charset=utf-8", "Content-Transfer-Encoding: base64", "", encoded, "",
        ]
    }

    private static func timestamp(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss xx"
        return format.string(from: date)
    }
}

extension MailAddress {
    var host: Substring { description.split(separator: "@").last ?? "" }
}
