import Domain
import Foundation

extension Trouble {
    /// What keeps the download, why, and what to do.
    func sentence(on tab: DownloadTab, at now: Date) -> String {
        switch self {
        case .verificationRequired: "税局要求验证这个账号，通过后自动从断点继续。"
        case .rateLimited(let until): "税局限制了访问速度，\(Moments.short(until, at: now)) 自动继续。"
        case .maintenance(let until): "税局正在维护，预计 \(Moments.short(until, at: now)) 结束，届时自动继续。"
        case .wrongPassword: "税局说账号密码错误，已停止，不会自动重试。请核对密码后重新登录。"
        case .accountLocked(let until):
            "税局锁定了这个账号，\(Moments.short(until, at: now)) 解除，已停止。请在解除后核对密码并重新登录，再重试。"
        case .notPermitted: "这个账号没有查询这类发票的权限。请更换默认账号后重新下载。"
        case .otherSide:
            "这家企业在税局的另一个平台上，\(tab.mode.name)查不到它的发票，已停止。请切换到\(tab.mode.other.name)下载。"
        case .diskMissing: "请插入税盘。插入后自动从断点继续，已下载的发票不会丢失。"
        case .diskUnverified: "税盘需要重新验证。请在税盘管理中重新保存证书密码，之后自动从断点继续。"
        case .diskClock(let until):
            "插税盘的电脑时间不准，平台拒绝了签名，\(Moments.short(until, at: now)) 自动再试。请校准那台电脑的时间，之后自动从断点继续。"
        case .accountRemoved where tab.mode == .disk:
            "这次下载所用的税盘已被移除，已停止。请插入税盘并重新保存证书密码，再重新下载，已下载的发票不会丢失。"
        case .accountRemoved: "这次下载所用的账号已被移除，已停止。请用其他账号重新下载，已下载的发票不会丢失。"
        case .tooManyRows(let count, let cap):
            "一个时段有 \(count.grouped) 张，超过税局一次 \(cap.grouped) 张的上限，已无法再细分。请按发票类型分开下载。"
        case .network: "连续多次连接不上税局，已停止。请检查网络后重试，已下载的发票不会丢失。"
        case .badAnswer: "税局的答复无法识别，已停止。请稍后重试；若仍然出现，请联系管理员查看日志。"
        case .fault: "系统出错，已停止。请重试；若仍然出现，请联系管理员查看日志。"
        }
    }
}

extension BureauError {
    /// For a person who waits for the bureau's answer on a page.
    func sentence(at now: Date) -> String {
        switch self {
        case .wrongPassword(let left): "账号或密码错误，还可以尝试 \(left) 次，之后账号会被税局锁定。"
        case .wrongCaptcha: "图片验证码错误或已过期，已换一张，请重新输入。"
        case .wrongCode(let left): "短信验证码错误，还可以尝试 \(left) 次。"
        case .challengeExpired: "验证已过期，请重新登录。"
        case .challengePending: "手机上还没有确认，请在手机上确认后再继续。"
        case .challengeDeclined: "已在手机上取消，没有登录。"
        case .locked(let until): "账号已被税局锁定，\(Moments.short(until, at: now)) 之后才能再试。"
        case .rateLimited(let seconds): "税局限制了访问速度，请 \(seconds) 秒后再试。"
        case .maintenance(let until): "税局正在维护，预计 \(Moments.short(until, at: now)) 结束，请届时再试。"
        case .notPermitted: "这个账号没有相应的权限，请换一个账号。"
        case .otherSide: "这家企业在另一个平台上，请切换下载模式。"
        case .diskMissing: "请插入税盘后再试。"
        case .diskUnverified: "税盘需要重新验证，请在税盘管理中重新保存证书密码。"
        case .diskClock: DiskRefusal.clockSkew.sentence(at: now)
        case .sessionExpired, .verificationRequired: "税局要求重新验证，请重新登录。"
        case .notFound: "税局没有这个地区的登录入口，请核对企业的地区。"
        case .unreachable: "暂时连接不上税局，请检查网络，稍后再试。"
        case .badRequest, .badAnswer, .tooManyRows, .rangeTooLong:
            "税局的答复无法识别，请稍后再试；若仍然出现，请联系管理员查看日志。"
        }
    }
}
