import Testing

@testable import Simulator

extension Outside {
    /// A captcha's id and what it shows.
    func captcha() async throws -> (id: String, text: String) {
        let id = try #require(try await post("/captchas")["id"]?.text)
        return (id, try #require(try await get("/control/captchas/\(id)")["text"]?.text))
    }

    /// Sends the first page.
    func logIn(_ person: Person = .both, captcha: (id: String, text: String)? = nil) async throws -> Answer {
        var shown: (id: String, text: String)?
        if person.hasCaptcha { shown = if let captcha { captcha } else { try await self.captcha() } }
        var body = formBody(person.firstPage, shown)
        body["area"] = .text(person.area)
        body["creditCode"] = .text(person.creditCode)
        return try await post("/sessions", .object(body))
    }

    /// Goes through all pages of the form.
    func fillIn(_ person: Person) async throws -> Answer {
        var answer = try await logIn(person)
        while answer["kind"] == "form", answer.status == 202 {
            let names = try #require(answer["fields"]).array.compactMap { $0["name"]?.text }
            let shown = names.contains("captcha") ? try await captcha() : nil
            let typed = ["account": person.account, "password": person.password].filter { names.contains($0.key) }
            answer = try await self.answer(answer, .object(formBody(typed, shown)))
        }
        return answer
    }

    /// The session of a person who needs no second factor.
    func token(_ person: Person = .both) async throws -> String {
        try #require(try await fillIn(person)["token"]?.text)
    }

    private func formBody(_ typed: [String: String], _ captcha: (id: String, text: String)?) -> [String: JSONValue] {
        var fields = typed.mapValues(JSONValue.text)
        guard let captcha else { return ["fields": .object(fields)] }
        fields["captcha"] = .text(captcha.text)
        return ["captchaId": .text(captcha.id), "fields": .object(fields)]
    }

    func count(_ filter: JSONValue, _ token: String) async throws -> Answer {
        try await post("/invoice-queries/count", ["filter": filter], token: token)
    }

    func page(_ filter: JSONValue, _ token: String, page: Int = 1, size: Int = 100) async throws -> Answer {
        try await post(
            "/invoice-queries/page", ["filter": filter, "page": .int(page), "pageSize": .int(size)], token: token)
    }
}

/// A filter of the wire.
/// - Parameter more: further members.
func filter(
    _ direction: String, _ from: String, _ to: String, kinds: [String] = [], _ more: [String: JSONValue] = [:]
) -> JSONValue {
    let members: [String: JSONValue] = [
        "direction": .text(direction), "from": .text(from), "to": .text(to), "kinds": .texts(kinds),
    ]
    return .object(members.merging(more) { $1 })
}
