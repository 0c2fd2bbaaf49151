import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct MailServerModeTests {
    @Test func downIsClosedAtOnce() async throws {
        try await withMail { outside, port in
            let early = try await MailClient.greeted(port)
            try await outside.mailServer("down")
            #expect(await (try MailClient.connect(port)).reply() == nil)
            #expect(try await early.say("NOOP") == 421)
            #expect(await early.reply() == nil)
            try await outside.mailServer("up")
            #expect(try await MailClient.greeted(port).bring("Subject: a\r\n\r\n") == 250)
        }
    }

    @Test func refusingKnowsNobody() async throws {
        try await withMail { outside, port in
            try await outside.mailServer("refusing")
            let client = try await MailClient.greeted(port)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 250)
            #expect(try await client.say("RCPT TO:<c@d.cn>") == 550)
            #expect(try await client.say("DATA") == 503)
        }
    }

    @Test func greylistingPutsOffEachPairOnce() async throws {
        try await withMail { outside, port in
            try await outside.mailServer("greylisting")
            let client = try await MailClient.greeted(port)
            #expect(try await client.say("MAIL FROM:<a@b.cn>") == 250)
            #expect(try await client.say("RCPT TO:<c@d.cn>") == 451)
            #expect(try await client.say("RCPT TO:<e@f.cn>") == 451)
            let second = try await MailClient.greeted(port)
            #expect(try await second.bring("Subject: a\r\n\r\n", to: ["c@d.cn", "e@f.cn"]) == 250)
            #expect(try await second.say("MAIL FROM:<x@y.cn>") == 250)
            #expect(try await second.say("RCPT TO:<c@d.cn>") == 451)
        }
    }

    @Test func modeIsShownAndValidated() async throws {
        try await withMail { outside, _ in
            #expect(try await outside.get("/control/mail-server").json == ["mode": "up"])
            let wrongs: [JSONValue] = [["mode": "sideways"], ["mode": 1], [:], ["mode": "up", "x": 1]]
            for wrong in wrongs {
                #expect(try await outside.send(.PUT, "/control/mail-server", wrong).problem == "bad-request")
            }
            try await outside.mailServer("refusing")
            #expect(try await outside.get("/control/mail-server").json == ["mode": "refusing"])
        }
    }
}

extension Outside {
    fileprivate func mailServer(_ mode: String) async throws {
        _ = try await send(.PUT, "/control/mail-server", ["mode": .text(mode)])
    }
}
