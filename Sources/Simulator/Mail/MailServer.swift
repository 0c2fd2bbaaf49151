import Foundation
import NIOSSL
import Synchronization

/// The mail server's memory: what it took, whom it has seen, and how it behaves.
final class MailServer: Sendable {
    private struct Pair: Hashable {
        let sender: String
        let recipient: String
    }

    private struct State {
        var mode = MailServerMode.up
        var seen: Set<Pair> = []
    }

    private static let pairLimit = 10_000

    let settings: SMTPSettings?
    /// Nil: STARTTLS is not offered.
    let tls: NIOSSLContext?
    let mailbox: Mailbox
    private let state = Mutex(State())

    init(_ settings: SMTPSettings?, now: @escaping @Sendable () -> Date) throws(SimulatorError) {
        self.settings = settings
        tls = try settings.flatMap { settings throws(SimulatorError) in try Self.tls(settings) }
        mailbox = Mailbox(now: now)
        guard (settings?.user == nil) == (settings?.password == nil) else {
            throw .smtp("user and password go together")
        }
    }

    var mode: MailServerMode {
        get { state.withLock { $0.mode } }
        set { state.withLock { $0 = State(mode: newValue) } }
    }

    /// Whether this sender tries this recipient for the first time while that is put off.
    func putsOff(_ sender: String, _ recipient: String) -> Bool {
        state.withLock { state in
            guard state.mode == .greylisting else { return false }
            if state.seen.count >= Self.pairLimit { state.seen.removeAll() }
            return state.seen.insert(Pair(sender: sender, recipient: recipient)).inserted
        }
    }

    private static func tls(_ settings: SMTPSettings) throws(SimulatorError) -> NIOSSLContext? {
        switch (settings.certificate, settings.key) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            do {
                let chain = try NIOSSLCertificate.fromPEMFile(certificate).map(NIOSSLCertificateSource.certificate)
                let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
                let configuration = TLSConfiguration.makeServerConfiguration(
                    certificateChain: chain, privateKey: .privateKey(privateKey))
                return try NIOSSLContext(configuration: configuration)
            } catch {
                throw .smtp("\(error)")
            }
        default: throw .smtp("certificate and key go together")
        }
    }
}
