import Foundation
import Synchronization

/// Captchas that wait for their answer. Each is asked once: a wrong answer burns it.
final class Captchas: Sendable {
    struct Captcha: Sendable {
        let id: String
        let text: String
        let expiresAt: Date
    }

    private static let limit = 2000
    private let open = Mutex<[String: Captcha]>([:])

    func begin(for seconds: Int, now: Date) -> Captcha {
        let text = String((0..<4).compactMap { _ in GlyphFont.alphabet.randomElement() })
        let expiresAt = now.addingTimeInterval(Double(seconds))
        let captcha = Captcha(id: Token.random(bytes: 12), text: text, expiresAt: expiresAt)
        open.withLock {
            if $0.count >= Self.limit { $0 = $0.filter { $0.value.expiresAt > now } }
            if $0.count >= Self.limit { $0.removeAll() }
            $0[captcha.id] = captcha
        }
        return captcha
    }

    /// Whether `answer` is right, in either case; the captcha is gone after it.
    func redeem(_ id: String, answer: String, now: Date) -> Bool {
        guard let captcha = open.withLock({ $0.removeValue(forKey: id) }), captcha.expiresAt > now else { return false }
        return captcha.text == answer.uppercased()
    }

    func text(_ id: String) -> String? { open.withLock { $0[id]?.text } }
}

/// Names that cannot be guessed.
enum Token {
    static func random(bytes count: Int) -> String {
        (0..<count).map { _ in String(UInt8.random(in: 0...255), radix: 16).leftPadded(2) }.joined()
    }
}
