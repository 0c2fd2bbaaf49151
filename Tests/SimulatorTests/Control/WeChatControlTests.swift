import Foundation
import Testing

@testable import Simulator

struct WeChatControlTests {
    @Test func knobsAreMergedAndValidated() async throws {
        try await withSimulator { outside in
            let knobs = try await outside.send(.PUT, "/control/wechat", ["apiDelay": 5, "duplicateCallbacks": true])
            #expect(knobs["apiDelay"] == 5 && knobs["templateResult"] == "success" && knobs["apiDown"] == false)
            let wrongs: [JSONValue] = [
                ["apiDelay": -1], ["apiDown": "no"], ["templateResult": "lost"], ["surprise": 1], ["apiDown": .null],
            ]
            for wrong in wrongs {
                #expect(try await outside.send(.PUT, "/control/wechat", wrong).problem == "bad-request")
            }
            #expect(try await outside.get("/control/wechat").json == knobs.json)
        }
    }

    @Test func brokenAPIAnswersHTML() async throws {
        try await withSimulator { outside in
            _ = try await outside.send(.PUT, "/control/wechat", ["apiDown": true])
            let answer = try await outside.get("/cgi-bin/token?grant_type=client_credential")
            #expect(answer.status == 502 && answer.headers["content-type"] == "text/html")
            #expect(answer.body.contains("<html>"))
            #expect(try await outside.post("/cgi-bin/message/template/send").status == 502)
            _ = try await outside.send(.PUT, "/control/wechat", ["apiDown": false])
            #expect(try await outside.accessToken().isEmpty == false)
        }
    }

    @Test func slowAPIAnswersLate() async throws {
        try await withSimulator { outside in
            _ = try await outside.send(.PUT, "/control/wechat", ["apiDelay": 300])
            let took = try await ContinuousClock().measure { _ = try await outside.accessToken() }
            #expect(took >= .milliseconds(300))
        }
    }

    @Test func answeredCallbackComesAgain() async throws {
        let console = Console()
        console.answer(with: "你好")
        try await console.withSimulator { outside in
            _ = try await outside.send(.PUT, "/control/wechat", ["duplicateCallbacks": true])
            let url = try await outside.code("s", try await outside.accessToken())
            #expect(try await outside.scan(url)["reply"] == "你好")
        }
        let events = console.events
        #expect(events.count == 2 && events[0].xml == events[1].xml && events[0].query != events[1].query)
    }
}
