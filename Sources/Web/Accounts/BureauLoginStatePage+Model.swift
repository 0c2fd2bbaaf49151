import Documents
import Domain
import Foundation
import Workflows

extension BureauLoginStatePage {
    /// Where the forms of a login post to, and where it ends.
    struct Addresses: Sendable {
        /// The attempt itself.
        let reply: String
        /// The first form, asked again.
        let entry: String
        let done: String
        let restart: String
        /// Gives it up; empty where it cannot be.
        let end: String
    }

    /// `errors`: of what was just typed, by field.
    init(_ attempt: LoginAttempt, _ addresses: Addresses, errors: [String: String] = [:], at now: Date) {
        var (banner, sentence): (BureauError?, String) = (nil, "正在等待税局答复…")
        var (questions, scans, entries): ([Question], [Scan], [AccountFormPage]) = ([], [], [])
        var (done, restart, isOver) = ("", "", false)
        switch attempt.phase {
        case .underWay: break
        case .challenge(let challenge, let captcha, let error):
            banner = error
            sentence = challenge.sentence
            if let scan = Scan(challenge, at: now) {
                scans = [scan]
            } else {
                questions = [
                    Question(
                        challenge, captcha, of: attempt, url: addresses.reply, errors: errors, at: now)
                ]
            }
        case .entry(let form, let captcha, let error):
            (banner, sentence, isOver) = (error, "这次没有登录成功，请按提示再试。", true)
            let isWrong = if case .wrongPassword = error { true } else { false }
            let mode: AccountEntry.Mode =
                attempt.account == nil ? .new : attempt.usesStored && !isWrong ? .stored : .edit
            entries = [
                AccountFormPage(
                    .init(form: form, captcha: captcha),
                    AccountEntry(known: attempt.account, mode: mode, typed: attempt.typed), for: attempt.enterprise,
                    postsTo: addresses.entry)
            ]
        case .over(let error): (banner, sentence, restart, isOver) = (error, "登录已结束", addresses.restart, true)
        case .withdrawn:
            (sentence, isOver) = ("您的权限已变更，这次登录没有保存，税局的会话已退出。需要时请联系管理员。", true)
        case .saved: (sentence, done, isOver) = ("账号已由税局验证并保存", addresses.done, true)
        }
        self.init(
            steps: attempt.steps.list.map { Step($0.step, $0.state, attempt.phase) }, sentence: sentence,
            banners: banner.map { [Banner(.bad, $0.sentence(at: now))] } ?? [], questions: questions, scans: scans,
            entries: entries, doneURL: done, restartURL: restart, endURL: isOver ? "" : addresses.end)
    }
}

extension BureauLoginStatePage {
    /// Without scripts the page fetches itself anew, but not under the hands of a person who types.
    var refreshSeconds: Int { questions.isEmpty && entries.isEmpty ? 5 : 0 }
}

extension BureauLoginStatePage.Step {
    fileprivate init(_ step: LoginSteps.Step, _ state: LoginSteps.State, _ phase: LoginAttempt.Phase) {
        let isAsked = if case .challenge = phase { true } else { false }
        let (note, tone): (String, Tone) =
            switch state {
            case .waiting: ("", .idle)
            case .running: (isAsked ? "等您完成" : "进行中", .busy)
            case .done: ("已通过", .good)
            case .skipped: ("税局未要求", .idle)
            case .failed: ("未通过", .bad)
            }
        self.init(title: step.title, note: note, tone: tone, isCurrent: state == .running || state == .failed)
    }
}

extension LoginSteps.Step {
    fileprivate var title: String {
        switch self {
        case .sent: "提交税局"
        case .captcha: "图片验证码"
        case .password: "账号密码"
        case .secondFactor: "身份验证"
        case .role: "身份类型"
        case .rights: "读取权限"
        case .saved: "保存账号"
        }
    }
}

extension BureauLoginStatePage.Question {
    fileprivate init(
        _ challenge: Challenge, _ captcha: Captcha?, of attempt: LoginAttempt, url: String, errors: [String: String],
        at now: Date
    ) {
        var (title, sentence, isCode) = ("", challenge.sentence, false)
        var (fields, roles): ([Field], [Choice]) = ([], [])
        var resend = 0
        switch challenge.kind {
        case .form(let form, let name):
            title = name
            fields = form.fields.map { field in
                // A known account is logged in as itself.
                let own = field.identifies ? attempt.account?.loginName : nil
                return Field(
                    field, value: own ?? attempt.typed[field.name] ?? "", error: errors[field.name] ?? "",
                    isReadOnly: own != nil, captcha: captcha)
            }
        case .sms(_, let after):
            (title, isCode, resend) = ("短信验证", true, Clock.seconds(until: after, from: now))
            fields = [
                Field(
                    name: "code", label: "短信验证码", kind: .code, hint: "6 位数字。",
                    error: errors["code"] ?? "", maxLength: 6)
            ]
        case .role(let options):
            (title, sentence) = ("选择身份类型", "这个账号在税局有多个身份，请选择用哪一个办理。")
            roles = options.map { Choice($0, $0) }
        case .app: break
        }
        let left = Clock.seconds(until: challenge.expiresAt, from: now)
        self.init(
            title: title, sentence: sentence, url: url, captchaID: captcha?.id ?? "", fields: fields, roles: roles,
            submitText: roles.isEmpty ? "提交" : "用这个身份登录", secondsLeft: left, timeLeft: Clock.words(left),
            resendSeconds: resend, resendTime: Clock.words(resend), isCode: isCode)
    }
}

extension BureauLoginStatePage.Scan {
    fileprivate init?(_ challenge: Challenge, at now: Date) {
        guard case .app(let url, let state) = challenge.kind else { return nil }
        let left = Clock.seconds(until: challenge.expiresAt, from: now)
        self.init(
            title: "App 扫码验证", sentence: challenge.sentence, qr: (try? QRCode(url).svg) ?? "",
            url: url.hasPrefix("https://") || url.hasPrefix("http://") ? url : "", secondsLeft: left,
            timeLeft: Clock.words(left), isScanned: state != .waiting)
    }
}

extension Challenge {
    fileprivate var sentence: String {
        switch kind {
        case .form: "税局还需要以下信息。"
        case .sms(let phone, _): "税局已向 \(phone) 发送短信验证码。"
        case .app(_, .waiting): "请用电子税务局 App 扫码并确认。"
        case .app: "已扫码，请在 App 中确认。"
        case .role: "请选择身份类型。"
        }
    }
}

/// A clock that counts down on a page.
enum Clock {
    static func seconds(until end: Date, from now: Date) -> Int {
        max(0, Int(min(end.timeIntervalSince(now), 86_400).rounded(.up)))
    }

    /// `1:58`.
    static func words(_ seconds: Int) -> String { "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)" }
}
