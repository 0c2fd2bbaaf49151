import Domain
import Foundation
import Logging
import Store

/// The bureau said no: what is asked next, and what the account's state is now.
extension LoginDesk {
    /// `challenge`: what was being answered, if it can be answered again.
    /// `begun`: the attempt as it was when the bureau was asked; it may have been given up since.
    func refused(_ id: String, _ error: BureauError, during challenge: Challenge?, of begun: Entry? = nil) async {
        guard let entry = entries[id] ?? begun else { return }
        logger.info("a bureau login was refused", metadata: ["error": "\(error)"])
        await note(error, entry)
        guard entries[id] != nil else { return }
        if let challenge, error.leaves(challenge) {
            // Still asked, so nothing has failed yet.
            move(id) { $0.steps.meet(challenge.kind) }
            return await ask(challenge, id, error: error)
        }
        move(id) { $0.steps.fail(error) }
        if case .locked = error { return end(id, because: error) }
        guard entry.resumes == nil else { return end(id, because: error) }
        await askAgain(id, because: error)
    }

    /// The bureau said yes, but not to somebody who may still ask it.
    func withdraw(_ id: String) async {
        guard let entry = entries[id] else { return }
        entries[id]?.values = [:]
        do {
            try await accounts.store.record(
                entry.deeds(.accountRefused, "\(entry.subject)：操作人的权限已变更，没有保存"), at: now())
        } catch {
            logger.error("a withdrawn login could not be noted", metadata: ["error": "\(error)"])
        }
        move(id) {
            $0.steps.fail(.notPermitted)
            $0.phase = .withdrawn
        }
    }

    private func end(_ id: String, because error: BureauError) {
        entries[id]?.values = [:]
        move(id) { $0.phase = .over(error) }
    }

    /// The first form once more, with a fresh picture where it has one.
    func askAgain(_ id: String, because error: BureauError) async {
        guard let entry = entries[id] else { return }
        let form = entry.form
        entries[id]?.values = [:]
        let captcha = form.hasCaptcha ? try? await accounts.captcha() : nil
        guard entries[id]?.view.revision == entry.view.revision else { return }
        move(id) { $0.phase = .entry(form, captcha: captcha, error: error) }
    }

    private func note(_ error: BureauError, _ entry: Entry) async {
        let store = accounts.store
        do {
            try await store.record(
                entry.deeds(.accountRefused, "\(entry.subject)：\(error.auditWord)"), at: now())
            let known = try await store.accounts(of: entry.view.enterprise.id)
                .first { $0.id == entry.view.account?.id || $0.loginName == entry.accountName }
            guard let known else { return }
            switch error {
            // What was typed was wrong, not what is kept: an account that works goes on working.
            case .wrongPassword where known.state == .usable && !entry.view.usesStored: break
            case .wrongPassword(let left): try await store.mark(known.id, as: .wrongPassword, triesLeft: left)
            case .locked(let until): try await store.mark(known.id, as: .locked, lockedUntil: until)
            default: break
            }
        } catch {
            logger.error("a refused login could not be noted", metadata: ["error": "\(error)"])
        }
    }
}

extension BureauError {
    /// The same challenge may be answered once more. A password of an earlier page cannot be typed on this one.
    fileprivate func leaves(_ challenge: Challenge) -> Bool {
        switch self {
        case .wrongPassword(let left):
            if case .form(let form, _) = challenge.kind {
                left > 0 && form.fields.contains { $0.kind == .password }
            } else {
                false
            }
        case .wrongCaptcha, .wrongCode, .unreachable, .badAnswer, .rateLimited, .maintenance, .challengePending,
            .badRequest:
            true
        default: false
        }
    }

    /// In the log.
    fileprivate var auditWord: String {
        switch self {
        case .wrongPassword(let left): "密码错误，还可尝试 \(left) 次"
        case .locked: "账号已锁定"
        case .wrongCaptcha: "图片验证码错误"
        case .wrongCode: "短信验证码错误"
        case .challengeExpired: "验证已过期"
        case .challengePending: "手机尚未确认"
        case .challengeDeclined: "手机上取消"
        case .maintenance: "税局维护"
        case .unreachable: "连接不上税局"
        case .rateLimited: "税局限流"
        case .otherSide: "企业在另一个平台"
        case .diskMissing, .diskUnverified, .diskClock: "税盘不可用"
        case .notFound: "没有这个地区的登录入口"
        case .notPermitted: "无权限"
        case .sessionExpired, .verificationRequired: "需重新验证"
        case .badAnswer, .badRequest, .tooManyRows, .rangeTooLong: "税局答复无法识别"
        }
    }
}
