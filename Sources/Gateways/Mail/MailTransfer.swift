import CurlMail
import Domain
import Synchronization

/// One message on its way.
final class MailTransfer: Sendable {
    private let server: MailServer
    private let recipient: MailAddress
    private let message: [UInt8]
    private let isCancelled = Atomic(false)

    init(server: MailServer, recipient: MailAddress, message: [UInt8]) {
        self.server = server
        self.recipient = recipient
        self.message = message
    }

    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Blocks. Nil when the server has taken the message.
    func run() -> MailError? {
        guard let url = server.url else { return .unreachable(reason: "no host and port") }
        guard let mail = curl_mail_new(url, server.security == .starttls ? 1 : 0) else {
            return .unreachable(reason: "no memory")
        }
        defer { curl_mail_free(mail) }
        curl_mail_limit(mail, server.limits.connect.milliseconds, server.limits.whole.milliseconds)
        curl_mail_address(mail, "<\(server.from)>", "<\(recipient)>")
        if let user = server.user, let password = server.password { curl_mail_login(mail, user, password) }
        if let authorities = server.authorities { curl_mail_trust(mail, authorities) }
        var result = curl_mail_result()
        let me = Unmanaged.passUnretained(self).toOpaque()
        curl_mail_send(mail, message, message.count, { MailTransfer.isCancelled($0) ? 1 : 0 }, me, &result)
        return MailError(result, password: server.password)
    }

    private static func isCancelled(_ transfer: UnsafeRawPointer?) -> Bool {
        guard let transfer else { return false }
        return Unmanaged<MailTransfer>.fromOpaque(transfer).takeUnretainedValue().isCancelled.load(ordering: .relaxed)
    }
}

extension Duration {
    fileprivate var milliseconds: Int { Int(self / .milliseconds(1)) }
}
