extension Challenge {
    /// - Parameter publicURL: where phones reach the bureau's app.
    func json(at publicURL: String) -> JSONValue {
        let common: [String: JSONValue] = ["id": .text(id), "expiresAt": .instant(expiresAt)]
        return .object(common.merging(members(publicURL)) { own, _ in own })
    }

    private func members(_ publicURL: String) -> [String: JSONValue] {
        switch kind {
        case .form(let page, _):
            ["kind": "form", "title": .text(page.title), "fields": page.json]
        case .sms(let code, _):
            ["kind": "sms", "phone": .text(code.maskedPhone), "resendAfter": .instant(code.resendAfter)]
        case .app(let state, _):
            ["kind": "app", "url": .text("\(publicURL)/app/\(id)"), "state": .text(state.rawValue)]
        case .role(let holder):
            ["kind": "role", "options": .texts(holder.account.roles)]
        }
    }
}
