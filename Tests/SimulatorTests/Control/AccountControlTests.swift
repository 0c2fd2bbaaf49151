import Foundation
import Testing

@testable import Simulator

struct AccountControlTests {
    private let issued = filter("issued", "2026-11-01", "2026-11-02")
    private let received = filter("received", "2026-11-01", "2026-11-02")

    @Test func rightsCanBeLostAndGiven() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let changed = try await outside.send(.PUT, "/control/accounts/13800000001", ["rights": ["issue"]])
            #expect(changed.status == 200 && changed["rights"] == ["issue"])
            #expect(try await outside.get("/sessions/current", token: token)["rights"] == ["issue"])
            #expect(try await outside.count(received, token).problem == "not-permitted")
            let session = try await outside.logIn()
            #expect(session["rights"] == ["issue"])
            _ = try await outside.send(.PUT, "/control/accounts/13800000001", ["rights": ["issue", "receive"]])
            let anew = try #require(session["token"]?.text)
            #expect(try await outside.count(received, anew).status == 200)
        }
    }

    @Test func personWithoutRightsMayLookAtNothing() async throws {
        try await withSimulator { outside in
            let session = try await outside.logIn(.rightless)
            #expect(session.status == 201 && session["rights"] == [])
            let token = try #require(session["token"]?.text)
            #expect(try await outside.count(issued, token).problem == "not-permitted")
            #expect(try await outside.count(received, token).problem == "not-permitted")
        }
    }

    @Test(arguments: [[:], ["rights": ["read"]], ["rights": "issue"], ["rights": [], "person": "王敏"]] as [JSONValue])
    func changesAreValidated(_ body: JSONValue) async throws {
        try await withSimulator { outside in
            let answer = try await outside.send(.PUT, "/control/accounts/13800000001", body)
            #expect(answer.status == 400 && answer.problem == "bad-request")
        }
    }

    @Test func unknownAccountIsNotFound() async throws {
        try await withSimulator { outside in
            let answer = try await outside.send(.PUT, "/control/accounts/nobody", ["rights": []])
            #expect(answer.status == 404 && answer.problem == "not-found")
        }
    }
}
