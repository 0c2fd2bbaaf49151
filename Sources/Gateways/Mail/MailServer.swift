public import Domain
import Foundation
import Sealing

/// The SMTP server that takes our letters.
public struct MailServer: Sendable {
    public enum Security: String, Sendable {
        /// Nothing is encrypted, the password neither: for a server on the same machine.
        case none
        /// Required: a server that does not offer it gets no letter.
        case starttls
        /// From the first byte.
        case tls
    }

    let host: String
    let port: Int
    let security: Security
    let user: String?
    let password: String?
    let from: MailAddress
    let fromName: String
    let authorities: String?
    /// For connecting, and for the whole.
    var limits: (connect: Duration, whole: Duration) = (.seconds(10), .seconds(60))

    /// - Parameters:
    ///   - user: with `password`, what to log in with where the server wants a login; nil for none.
    ///   - fromName: what stands before the sender's address; may be empty.
    ///   - authorities: a PEM file of certificates to trust beside the system's; nil for the system's alone.
    public init(
        host: String, port: Int, security: Security, user: String?, password: String?, from: MailAddress,
        fromName: String, authorities: String?
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.from = from
        self.fromName = fromName
        self.authorities = authorities
    }

    /// Returns when the server has taken the letter. Cancelling ends it within about a second, by `unreachable`.
    public func send(_ letter: Letter) async throws(MailError) {
        let message = MailMessage(
            letter: letter, from: from, fromName: fromName, date: .now, token: Random.token(bytes: 16))
        try await send(message.bytes, to: letter.to)
    }

    func send(_ message: [UInt8], to recipient: MailAddress) async throws(MailError) {
        let transfer = MailTransfer(server: self, recipient: recipient, message: message)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                // libcurl blocks its thread, so it must not have one of those that tasks or queues share: a server that
                // says nothing would hold up all the rest.
                Thread.detachNewThread { waiting.resume(returning: transfer.run()) }
            }
        } onCancel: {
            transfer.cancel()
        }
        if let error = result { throw error }
    }

    /// What libcurl is asked for; nil where the host is no name.
    var url: String? {
        let isName = host.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-._:".utf8.contains($0)
        }
        guard !host.isEmpty, isName, (1...65535).contains(port) else { return nil }
        let place = host.contains(":") ? "[\(host)]" : host
        // The path is the name that we give for ourselves.
        return "\(security == .tls ? "smtps" : "smtp")://\(place):\(port)/\(from.host)"
    }
}
