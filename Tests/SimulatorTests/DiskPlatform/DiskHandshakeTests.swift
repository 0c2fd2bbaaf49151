import Domain
import Foundation
import Sealing
import SlotAgent
import Testing

@testable import Simulator

extension Outside {
    func setDisks(_ knobs: JSONValue) async throws { _ = try await send(.PUT, "/control/disk-platform", knobs) }

    func begin(_ disk: String = DiskHandshake.number, of taxNumber: String = Demo.chenghu) async throws -> Answer {
        try await post("/disk-platform/handshakes", ["disk": .text(disk), "taxNumber": .text(taxNumber)])
    }

    /// A session by the demo's disk.
    func diskToken() async throws -> String {
        let handshake = try DiskHandshake(try await begin())
        return try #require(try await handshake.answer(at: self)["token"]?.text)
    }
}

/// A challenge, and the demo's disk to answer it.
struct DiskHandshake {
    static let number = "661320500013"

    let id: String
    let challenge: String

    init(_ answer: Answer) throws {
        id = try #require(answer["id"]?.text)
        challenge = try #require(answer["challenge"]?.text)
    }

    func signature(_ signedAt: String) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/slot-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let slot = try FolderSlot(folder: folder)
        try FileManager.default.copyItem(
            at: Demo.fixtures.appending(path: "disks/suzhou-ukey.json"), to: URL(fileURLWithPath: "\(folder)/a.json"))
        let message = Array("\(id)\n\(challenge)\n\(Self.number)\n\(signedAt)".utf8)
        return try await slot.sign(message, with: try #require(Disk.Number(Self.number)), password: "Suzhou26").hex
    }

    func answer(at outside: Outside, skew: TimeInterval = 0, signature: String? = nil) async throws -> Answer {
        let signedAt = outside.clock.now.addingTimeInterval(skew).wholeSeconds
        let signed = if let signature { signature } else { try await self.signature(signedAt) }
        return try await outside.post(
            "/disk-platform/handshakes/\(id)", ["signature": .text(signed), "signedAt": .text(signedAt)])
    }
}

/// 税盘登录: what is let in, and what is not.
struct DiskHandshakeTests {
    @Test func aDisksSignatureGivesASessionOfFiftyMinutes() async throws {
        try await withSimulator { outside in
            let token = try await outside.diskToken()
            let session = try await outside.get("/disk-platform/sessions/current", token: token)
            #expect(session["taxNumber"]?.text == Demo.chenghu)
            outside.clock.advance(49 * 60)
            #expect(try await outside.get("/disk-platform/sessions/current", token: token).status == 200)
            outside.clock.advance(61)
            let over = try await outside.get("/disk-platform/sessions/current", token: token)
            #expect(over.status == 401 && over.problem == "session-expired")
        }
    }

    @Test func aHandshakeIsAnsweredOnce() async throws {
        try await withSimulator { outside in
            let handshake = try DiskHandshake(try await outside.begin())
            let signedAt = outside.clock.now.wholeSeconds
            let signature = try await handshake.signature(signedAt)
            #expect(try await handshake.answer(at: outside, signature: signature).status == 201)
            #expect(try await handshake.answer(at: outside, signature: signature).problem == "handshake-over")
            // Nor does the signature serve another one.
            let other = try DiskHandshake(try await outside.begin())
            #expect(try await other.answer(at: outside, signature: signature).problem == "wrong-signature")
        }
    }

    @Test func aHandshakeLastsAMinute() async throws {
        try await withSimulator { outside in
            let handshake = try DiskHandshake(try await outside.begin())
            outside.clock.advance(61)
            #expect(try await handshake.answer(at: outside).problem == "handshake-over")
        }
    }

    @Test(arguments: [(-301.0, "clock-skew"), (301, "clock-skew"), (-299, nil), (299, nil)])
    func aClockMayBeFiveMinutesOff(skew: TimeInterval, problem: String?) async throws {
        try await withSimulator { outside in
            let handshake = try DiskHandshake(try await outside.begin())
            let answer = try await handshake.answer(at: outside, skew: skew)
            #expect(answer.problem == problem)
        }
    }

    @Test func fiveWrongSignaturesLockADiskForADay() async throws {
        try await withSimulator { outside in
            for left in [4, 3, 2, 1] {
                let answer = try await DiskHandshake(try await outside.begin()).answer(
                    at: outside, signature: String(repeating: "0", count: 128))
                #expect(answer.problem == "wrong-signature" && answer["triesLeft"]?.int == left)
            }
            let last = try DiskHandshake(try await outside.begin())
            #expect(try await last.answer(at: outside, signature: "00").problem == "locked")
            #expect(try await outside.begin().problem == "locked")
            outside.clock.advance(86_401)
            #expect(try await outside.begin().status == 201)
        }
    }

    @Test func onlyTheCompanysOwnDiskIsKnown() async throws {
        try await withSimulator { outside async throws in
            #expect(try await outside.begin("000000000000").problem == "unknown-disk")
            #expect(try await outside.begin(of: Demo.yongjiang).problem == "unknown-disk")
        }
    }

    @Test func aCertificateHasAnEnd() async throws {
        try await withSimulator { outside in
            try await outside.setDisks(["clockAheadMinutes": .int(10 * 366 * 1440)])
            let answer = try await outside.begin()
            #expect(answer.status == 403 && answer.problem == "certificate-expired")
        }
    }

    @Test func aCompanyOnDigitalIsTurnedAway() async throws {
        try await withSimulator { outside in
            try await outside.setDisks(["otherSideCompanies": .texts([Demo.chenghu])])
            #expect(try await outside.begin().problem == "other-side")
        }
    }
}
