import Foundation

/// 短信验证码: six digits that were sent to a telephone.
struct SMSCode: Sendable {
    static let tries = 5

    let phone: String
    let code: String
    let sentAt: Date
    var triesLeft = tries

    var expiresAt: Date { sentAt.addingTimeInterval(120) }
    var resendAfter: Date { sentAt.addingTimeInterval(60) }

    /// `138****0001`.
    var maskedPhone: String { "\(phone.prefix(3))****\(phone.suffix(4))" }

    /// - Throws: wrong-code, and for the last try challenge-expired.
    mutating func redeem(_ typed: String) throws(Problem) {
        guard typed != code else { return }
        triesLeft -= 1
        throw triesLeft > 0 ? .wrongCode(triesLeft: triesLeft) : .challengeExpired
    }
}
