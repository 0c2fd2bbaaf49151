import Domain
import Foundation

extension LinkError {
    /// For the person at this PC; nil where waiting is all there is to do.
    func advice(at now: Date) -> String? {
        switch self {
        case .clockSkew(let console):
            "这台电脑的时间是 \(China.timestamp(now))，控制台的时间是 \(console.map(China.timestamp) ?? "另一个时间")，"
                + "相差超过 5 分钟，控制台不接受连接。请校准时间，之后自动连接。"
        case .replaced: "另一个程序正在用同一个密钥文件连接控制台。请停止其中一个，或用新的配对码给它单独配对（--pair）。"
        case .unreachable, .wrongCode, .tooManyTries, .revoked, .badAnswer: nil
        }
    }
}
