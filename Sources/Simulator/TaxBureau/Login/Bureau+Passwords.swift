import Foundation

/// What a page of the form proves.
extension Bureau {
    /// Captcha, lock, side, passwords: as much of it as the page asks for.
    func check(_ entry: FormEntry, in login: Login, now: Date) throws(Problem) -> LoginStage {
        if let id = entry.captchaID {
            guard captchas.redeem(id, answer: entry["captcha"] ?? "", now: now) else { throw .wrongCaptcha }
        }
        var login = login
        if let password = entry["companyPassword"] { try checkCompany(password, of: login, now: now) }
        if let name = entry["account"], let password = entry["password"] {
            login.holder = try holder(name, password, companyUser: entry["companyUser"], of: login, now: now)
        }
        if !login.remaining.isEmpty { return .page(login.remaining.removeFirst(), login) }
        guard let holder = login.holder else { throw .badRequest("登录页面没有账号") }
        return .admitted(holder)
    }

    private func checkCompany(_ password: String, of login: Login, now: Date) throws(Problem) {
        let key = "company/\(login.creditCode)"
        try admit(key, login, now)
        guard archive(of: login)?.company.companyPassword == password else { throw tries.failed(key, now: now) }
        tries.succeeded(key)
    }

    /// - Parameter companyUser: nil where the page does not ask for it.
    private func holder(
        _ name: String, _ password: String, companyUser: String?, of login: Login, now: Date
    ) throws(Problem) -> Holder {
        let key = "person/\(login.creditCode)/\(name)"
        try admit(key, login, now)
        guard let archive = archive(of: login), companyUser == nil || archive.company.companyUser == companyUser,
            let account = archive.company.accounts.first(where: { $0.account == name }), account.password == password
        else { throw tries.failed(key, now: now) }
        tries.succeeded(key)
        return Holder(archive: archive, account: account)
    }

    private func admit(_ key: String, _ login: Login, _ now: Date) throws(Problem) {
        if let end = tries.lockedUntil(key, now: now) { throw .locked(until: end) }
        if settings.otherSideCompanies.contains(login.creditCode) { throw .otherSide }
    }

    private func archive(of login: Login) -> Archive? {
        world.archives[login.creditCode].flatMap { $0.company.area == login.area ? $0 : nil }
    }
}
