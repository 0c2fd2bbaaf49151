import Domain
import Foundation

@testable import Store

extension SignInTicket {
    /// A new ticket that lives for five minutes.
    static func example(_ scene: String = "scene-1", at issuedAt: Date) -> SignInTicket {
        SignInTicket(
            scene: scene, state: .issued, url: "https://weixin.example/q/\(scene)", number: 42,
            browser: "Chrome · Windows", address: "192.168.1.20", openid: nil, issuedAt: issuedAt,
            expiresAt: issuedAt.addingTimeInterval(300))
    }
}

/// A hash as a browser's cookie or a code has it.
func hash(_ byte: UInt8) -> [UInt8] { Array(repeating: byte, count: 32) }

extension NewSession {
    static func example(_ byte: UInt8 = 1, at now: Date, lasting: TimeInterval = 3600) -> NewSession {
        NewSession(
            tokenHash: hash(byte), browser: "Chrome · Windows", address: "192.168.1.20", beganAt: now,
            expiresAt: now.addingTimeInterval(lasting))
    }
}
