import Foundation
import NIOCore
import Testing

@testable import Simulator

struct ControlTests {
    @Test(arguments: [
        ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("192.168.1.7", false),
        ("10.0.0.1", false), ("::ffff:192.168.1.7", false), ("fe80::1", false), ("128.0.0.1", false),
    ])
    func onlyThisMachineIsAdmitted(_ address: String, _ isAdmitted: Bool) throws {
        #expect(LoopbackGate.admits(try SocketAddress(ipAddress: address, port: 5000)) == isAdmitted)
    }

    @Test func unknownAddressIsNotAdmitted() { #expect(!LoopbackGate.admits(nil)) }

    @Test func knobsAreMergedAndValidated() async throws {
        try await withSimulator { outside in
            try await outside.set(["rowCap": 5, "failureRate": 0])
            let knobs = try await outside.send(.PUT, "/control/bureau", ["captchaSeconds": 60])
            #expect(knobs["rowCap"] == 5 && knobs["captchaSeconds"] == 60 && knobs["pageRows"] == 100)
            let wrongs: [JSONValue] = [
                ["rowCap": 0], ["failureRate": 2], ["surprise": 1], ["maintenanceUntil": "soon"],
                ["secondFactor": "fax"], ["answerMode": 1], ["lateDays": 8], ["stallRate": -1], ["denseDay": 4000],
                ["denseDay": ["creditCode": "x", "direction": "issued", "day": "2026-02-30", "invoices": 1]],
            ]
            for wrong in wrongs {
                let answer = try await outside.send(.PUT, "/control/bureau", wrong)
                #expect(answer.status == 400 && answer.problem == "bad-request")
            }
            #expect(try await outside.get("/control/bureau").json == knobs.json)
        }
    }

    @Test func truthIsValidated() async throws {
        try await withSimulator { outside async throws in
            #expect(try await outside.truth("nobody", "issued", "2026-01-01", "2026-01-02").problem == "not-found")
            #expect(try await outside.truth(Demo.xinghe, "both", "2026-01-01", "2026-01-02").problem == "bad-request")
            let kind = "/control/truth?creditCode=\(Demo.xinghe)&direction=issued&from=2026-01-01&to=2026-01-02&kind=99"
            #expect(try await outside.get(kind).problem == "bad-request")
        }
    }

    @Test func addressesAndGroupsAreChecked() throws {
        let credentials = WeChatCredentials(appID: "a", secret: "b", token: "c", callbackURL: "http://127.0.0.1/cb")
        func simulator(_ group: [UInt8], _ url: String) throws -> Simulator {
            try Simulator(
                SimulatorOptions(
                    host: "127.0.0.1", port: 0, publicURL: url, seed: 1, demoGroup: group, weChat: credentials,
                    now: { Clock.start }),
                logger: .quiet)
        }
        let group = try Demo.groupFile()
        #expect(throws: SimulatorError.address("ftp://x")) { try simulator(group, "ftp://x") }
        #expect(throws: SimulatorError.address("http://x/")) { try simulator(group, "http://x/") }
        #expect(throws: SimulatorError.self) { try simulator(Array("{}".utf8), "http://x") }
    }
}
