import Domain
import Foundation
import Gateways
import Sealing
import Store
import Testing

@testable import Workflows

/// Calls that WeChat did not make, in plain mode.
struct ForgeryTests {
    @Test func theKnownVectorIsTaken() async throws {
        try await Office.open { office in
            let then = Date(timeIntervalSince1970: 1_714_037_059)
            let vector = "899cf89e464efb63f54ddac96b0a0a235f53aa78"
            func mayEcho(_ signature: String) async throws -> Bool {
                let query = WeChatQuery(
                    signature: signature, timestamp: "1714037059", nonce: "486452656", encryptType: "",
                    messageSignature: "")
                return try await office.calls.mayEcho(query, at: then)
            }
            let (reversed, empty) = (try await mayEcho(String(vector.reversed())), try await mayEcho(""))
            #expect(!reversed && !empty)
            let (first, again) = (try await mayEcho(vector), try await mayEcho(vector))
            #expect(first && again, "WeChat may ask twice")
        }
    }

    /// The first call's address may stand in a log; it must not sign a message.
    @Test func anEchosSignatureCarriesNoMessage() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let event = Event.scan(try await browser.begin().scene)
            let query = ScriptedPlatform(office).query()
            #expect(try await office.calls.mayEcho(query, at: office.clock.now))
            #expect(try await office.calls.answer(query, Array(event.utf8), at: office.clock.now) == .refused)
            #expect(try await browser.state == .issued)
        }
    }

    @Test func aSignatureWithoutTheTokenIsRefused() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let event = Event.scan(try await browser.begin().scene)
            #expect(try await ScriptedPlatform(office, token: "BBBBB").post(event) == .refused)
            #expect(try await ScriptedPlatform(office, token: "").post(event) == .refused)
            #expect(try await browser.state == .issued)
        }
    }

    @Test(arguments: [(299.0, true), (302, false), (-299, true), (-302, false), (86_400, false)])
    func anOldOrEarlySignatureIsRefused(_ age: (seconds: Double, isTaken: Bool)) async throws {
        try await Office.open { office in
            let event = Event.scan(try await Browser(office).begin().scene)
            let query = ScriptedPlatform(office).query(age: age.seconds)
            let answer = try await office.calls.answer(query, Array(event.utf8), at: office.clock.now)
            #expect((answer != .refused) == age.isTaken)
        }
    }

    /// The signature covers time and nonce only, so whoever overhears one could put words of their own under it.
    @Test(arguments: [false, true]) func anOverheardSignatureCarriesNoOtherBody(_ isShouted: Bool) async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let scene = try await browser.begin().scene
            let overheard = ScriptedPlatform(office).query()
            let first = try await office.calls.answer(overheard, Array(Event.scan(scene).utf8), at: office.clock.now)
            #expect(first.says("屏幕上的数字应为"))
            // Hexadecimal is the same in capitals.
            let signature = isShouted ? overheard.signature.uppercased() : overheard.signature
            let again = WeChatQuery(
                signature: signature, timestamp: overheard.timestamp, nonce: overheard.nonce, encryptType: "",
                messageSignature: "")
            let swapped = try await office.calls.answer(again, Array(Event.yes(scene).utf8), at: office.clock.now)
            #expect(swapped == .refused)
            #expect(try await browser.state == .scanned, "nobody said yes")
            let same = try await office.calls.answer(overheard, Array(Event.scan(scene).utf8), at: office.clock.now)
            #expect(same == .reply(""), "what WeChat sends again is no forgery")
        }
    }

    @Test func safeModesWordsAreRefusedInPlainMode() async throws {
        try await Office.open { office in
            let plain = ScriptedPlatform(office).query()
            let sealed = WeChatQuery(
                signature: plain.signature, timestamp: plain.timestamp, nonce: plain.nonce, encryptType: "aes",
                messageSignature: plain.signature)
            let event = Event.scan(try await Browser(office).begin().scene)
            let answer = try await office.calls.answer(sealed, Array(event.utf8), at: office.clock.now)
            #expect(answer == .refused)
        }
    }

    /// Guessing tokens of browsers: no write, so nobody can hold the writer up with it.
    @Test func tenThousandGuessesWriteNothing() async throws {
        try await Office.open { office in
            let browser = try await Browser(office).confirmed(by: "王敏")
            let before = try office.written
            let lucky = await withTaskGroup(of: Int.self) { group in
                for hand in 0..<4 {
                    group.addTask {
                        var lucky = 0
                        for number in 0..<2_500 {
                            let guess = Digest.sha256("\(hand) \(number)").hex
                            let token = try? await office.signIn.redeem(
                                browserToken: guess, remembers: false, origin: .desk, at: office.clock.now)
                            if token != nil { lucky += 1 }
                        }
                        return lucky
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(lucky == 0)
            #expect(try office.written == before)
            _ = try await browser.redeem()
            #expect(try office.written != before, "the measure sees a write")
        }
    }
}

extension Office {
    /// The write-ahead log's bytes: each write adds to it or begins it anew with another salt.
    fileprivate var written: Data { get throws { try Data(contentsOf: folder.appending(path: "steward.sqlite-wal")) } }
}
