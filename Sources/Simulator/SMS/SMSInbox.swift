import Foundation
import Synchronization

/// A text message as it came to a telephone.
struct ShortMessage: Sendable {
    let phone: String
    let code: String
    let at: Date

    var text: String { "【电子税务局】验证码 \(code)，您正在验证身份，120 秒内有效。请勿告诉他人。" }

    var json: JSONValue {
        ["phone": .text(phone), "text": .text(text), "code": .text(code), "at": .instant(at)]
    }
}

/// The newest text messages of all telephones.
final class SMSInbox: Sendable {
    static let limit = 500

    private struct State {
        var messages: [ShortMessage] = []
        var dice: Dice
    }

    private let state: Mutex<State>

    /// - Parameter seed: the same seed gives the same codes in the same order.
    init(seed: UInt64) { state = Mutex(State(dice: Dice(seed, Dice.hash("sms")))) }

    /// Sends a new code; never the one that this telephone got last.
    func send(to phone: String, now: Date) -> String {
        state.withLock { state in
            let last = state.messages.last { $0.phone == phone }?.code
            var code = String(state.dice.below(1_000_000)).leftPadded(6)
            while code == last { code = String(state.dice.below(1_000_000)).leftPadded(6) }
            if state.messages.count >= Self.limit { state.messages.removeFirst() }
            state.messages.append(ShortMessage(phone: phone, code: code, at: now))
            return code
        }
    }

    /// Newest first; of one telephone, or of all.
    func messages(to phone: String? = nil) -> [ShortMessage] {
        state.withLock { $0.messages.filter { phone == nil || $0.phone == phone }.reversed() }
    }
}
