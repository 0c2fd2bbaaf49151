import Testing

@testable import Simulator

extension Outside {
    /// Answers the challenge that an answer told of.
    func answer(_ challenge: Answer, _ body: JSONValue = [:]) async throws -> Answer {
        try await post("/challenges/\(try #require(challenge["id"]?.text))", body)
    }

    func look(_ challenge: Answer) async throws -> Answer {
        try await get("/challenges/\(try #require(challenge["id"]?.text))")
    }

    func resend(_ challenge: Answer) async throws -> Answer {
        try await post("/challenges/\(try #require(challenge["id"]?.text))/resends")
    }

    /// What the phone does: `scan`, `confirm`, `decline`.
    func tap(_ verb: String, _ challenge: Answer) async throws -> Answer {
        try await post("/control/challenges/\(try #require(challenge["id"]?.text))/\(verb)")
    }

    /// The newest code that came to a telephone.
    func code(to phone: String = Person.texting.account) async throws -> String {
        try #require(try await get("/control/sms?phone=\(phone)").json.array.first?["code"]?.text)
    }

    /// A code that is not the one.
    func wrongCode(to phone: String = Person.texting.account) async throws -> String {
        try await code(to: phone) == "000000" ? "111111" : "000000"
    }
}
