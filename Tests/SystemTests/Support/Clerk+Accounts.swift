import Testing

/// 电子税局账号, as a person at a browser handles them.
extension Clerk {
    /// Fills in the form at `path`, sends it to where it says, and follows the login until it is saved, which answers
    /// 303, or somebody is asked something.
    func logIn(
        _ company: Company, at path: String, password: String? = nil, captcha: String? = nil
    ) async throws -> Page {
        let answer = try await post(
            company, to: try await visitor.get(path), password: password, captcha: captcha)
        guard let attempt = answer.location else { return answer }
        let page = try await settled(attempt)
        // 江苏 shows its picture after the password only.
        guard page.text.contains("图形验证码") else { return page }
        let id = try page.captchaID
        let shown = if let captcha { captcha } else { try await world.captchaText(id) }
        _ = try await visitor.post(attempt, ["action": "reply", "captchaId": id, "captcha": shown])
        return try await settled(attempt)
    }

    /// The first form as it was shown, sent as a browser sends it.
    func post(
        _ company: Company, to form: Page, password: String? = nil, captcha: String? = nil
    ) async throws -> Page {
        let id = form.hidden("captchaId")
        let shown = if let captcha { captcha } else if id.isEmpty { "" } else { try await world.captchaText(id) }
        return try await visitor.post(
            try form.action(ofFormWith: "captchaId"),
            [
                "action": "login", "captchaId": id, "version": form.hidden("version"),
                "stored": form.hidden("stored"), "account": company.account, "captcha": shown,
                "password": password ?? company.password,
            ])
    }

    /// The login's page as soon as the bureau has answered.
    func settled(_ attempt: String) async throws -> Page {
        try await visitor.fragment("bureau-login", from: "\(attempt)/events") { !$0.contains("正在等待税局答复") }
        return try await visitor.get(attempt)
    }

    /// Adds the company's account; its path, such as `/enterprises/2/accounts/1`.
    func addAccount(_ company: Company) async throws -> String {
        let accounts = "\(try await path(of: company))/accounts"
        let answer = try await logIn(company, at: "\(accounts)/new")
        try #require(answer.status == 303, "\(answer.text.prefix(3000))")
        let list = try await visitor.get(accounts)
        // The one that was added last stands last.
        let ids = list.text.matches(of: /\/accounts\/(\d+)\/login"/).compactMap { Int($0.1) }
        return "\(accounts)/\(try #require(ids.max()))"
    }

    /// Adds the company's account and makes it the default for both directions.
    func setUp(_ company: Company) async throws {
        let account = try await addAccount(company)
        let id = try #require(account.split(separator: "/").last.map(String.init))
        let choice = try await visitor.post(
            "\(try await path(of: company))/default-accounts", ["issue": id, "receive": id])
        try #require(choice.status == 303)
    }

    /// 重新登录 of the company's only account.
    func logInAgain(_ company: Company) async throws {
        let accounts = try await visitor.get("\(try await path(of: company))/accounts")
        let answer = try await logIn(company, at: try accounts.first(/href="([^"]+\/login)">(?:重新登录|去验证)/))
        try #require(answer.status == 303, "\(answer.text.prefix(3000))")
    }

    /// 微信绑定 of the account to the phone of that name. Only the demo's page tells the code's URL in words.
    func bind(_ account: String, to name: String) async throws {
        let begun = try await visitor.post("\(account)/wechat-binding")
        let page = try await visitor.get(try #require(begun.location))
        let phone = ScriptedPhone(name: name, world: world)
        try await phone.scan(try page.first(/<a href="([^"]+)"[^>]*>(?:(?!<\/a>).)*在本机打开模拟手机/))
        try await phone.confirm()
        try #require(try await visitor.get("\(account)/wechat-binding").text.contains("已绑定到 \(name)"))
    }
}
