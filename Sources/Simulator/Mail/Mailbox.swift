import Foundation
import Synchronization

/// A mail as it was taken.
struct ReceivedMail: Sendable {
    let id: Int
    let sender: String
    let recipients: [String]
    let message: MIMEMessage
    let size: Int
    let receivedAt: Date
}

/// The newest mails. Older ones are forgotten, by number and by bytes.
final class Mailbox: Sendable {
    static let limit = 500

    private struct State {
        var mails: [ReceivedMail] = []
        var lastID = 0
        var bytes = 0
    }

    private let state = Mutex(State())
    private let byteLimit: Int
    private let now: @Sendable () -> Date

    init(byteLimit: Int = 64 << 20, now: @escaping @Sendable () -> Date) {
        self.byteLimit = byteLimit
        self.now = now
    }

    /// Newest first.
    var mails: [ReceivedMail] { state.withLock { $0.mails.reversed() } }

    func find(_ id: Int) -> ReceivedMail? { state.withLock { $0.mails.first { $0.id == id } } }

    /// The mail's number.
    func keep(_ content: [UInt8], from sender: String, to recipients: [String]) -> Int {
        let message = MIMEMessage(content)
        return state.withLock { state in
            state.lastID += 1
            state.bytes += content.count
            state.mails.append(
                ReceivedMail(
                    id: state.lastID, sender: sender, recipients: recipients, message: message, size: content.count,
                    receivedAt: now()))
            while state.mails.count > Self.limit || (state.bytes > byteLimit && state.mails.count > 1) {
                state.bytes -= state.mails.removeFirst().size
            }
            return state.lastID
        }
    }
}
