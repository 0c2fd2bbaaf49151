import Testing

@testable import Simulator

extension Outside {
    /// A captcha's id and what it shows.
    func captcha() async throws -> (id: String, text: String) {
        let id = try #require(try await post("/captchas")["id"]?.text)
        return (id, try #require(try await get("/control/captchas/\(id)")["text"]?.text))
    }

    func logIn(_ person: Person = .both, captcha: (id: String, text: String)? = nil) async throws -> Answer {
        let shown = if let captcha { captcha } else { try await self.captcha() }
        return try await post(
            "/sessions",
            [
                "area": .text(person.area), "creditCode": .text(person.creditCode), "captchaId": .text(shown.id),
                "fields": [
                    "account": .text(person.account), "password": .text(person.password), "captcha": .text(shown.text),
                ],
            ])
    }

    func token(_ person: Person = .both) async throws -> String {
        try #require(try await logIn(person)["token"]?.text)
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
func filter(_ direction: String, _ from: String, _ to: String, kinds: [String] = []) -> JSONValue {
    ["direction": .text(direction), "from": .text(from), "to": .text(to), "kinds": .texts(kinds)]
}
