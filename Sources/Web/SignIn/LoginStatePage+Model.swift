import Domain
import Foundation

extension LoginStatePage {
    init(_ ticket: SignInTicket, at now: Date) {
        let seconds = max(0, Int(ticket.expiresAt.timeIntervalSince(now).rounded(.up)))
        self.init(
            isIssued: ticket.state == .issued, isScanned: ticket.state == .scanned,
            isConfirmed: ticket.state == .confirmed, isDeclined: ticket.state == .declined,
            isExpired: ticket.state == .expired, sentence: Self.sentence(for: ticket.state),
            twoDigit: ticket.state == .scanned ? String(ticket.number) : "", secondsLeft: seconds,
            timeLeft: "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)")
    }

    private static func sentence(for state: Ticket.State) -> String {
        switch state {
        case .issued: "等待扫码"
        case .scanned: "已扫码，请在手机上确认"
        case .confirmed, .redeemed: "已登录"
        case .declined: "已在手机上取消"
        case .expired: "二维码已过期"
        }
    }
}
