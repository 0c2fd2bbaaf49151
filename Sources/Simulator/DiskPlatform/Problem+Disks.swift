import Foundation
import HTTPTypes

extension Problem {
    static let unknownDisk = Problem(
        type: "unknown-disk", title: "税盘未登记", status: .notFound, detail: "没有登记这个税盘，或它不属于该企业")

    static func certificateExpired(on day: String) -> Problem {
        Problem(
            type: "certificate-expired", title: "证书已过期", status: .forbidden, detail: "税盘证书已于 \(day) 到期，请到税务机关更新证书")
    }

    static let onDigital = Problem(
        type: "other-side", title: "请换用另一平台", status: .conflict, detail: "该企业已升级数电，请使用数电模式（电子税务局）")

    static let handshakeOver = Problem(
        type: "handshake-over", title: "握手已失效", status: .gone, detail: "这次握手已使用过或已超时，请重新开始")

    static func wrongSignature(triesLeft: Int) -> Problem {
        Problem(
            type: "wrong-signature", title: "签名不正确", status: .unprocessableContent,
            detail: "签名与证书不符，还可以再试 \(triesLeft) 次", extras: ["triesLeft": .int(triesLeft)])
    }

    static func clockSkew(_ now: Date) -> Problem {
        Problem(
            type: "clock-skew", title: "时间不一致", status: .unprocessableContent, detail: "签名时间与平台时间相差超过 5 分钟，请校准电脑时间",
            extras: ["now": .instant(now)])
    }

    static let diskLocked = Problem(
        type: "locked", title: "税盘已锁定", status: .init(code: 423, reasonPhrase: "Locked"),
        detail: "签名错误次数过多，该税盘今天不能再登录")
}
