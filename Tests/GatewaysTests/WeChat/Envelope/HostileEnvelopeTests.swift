import Foundation
import Sealing
import Testing

@testable import Gateways

/// Whatever is wrong, the answer is the same refusal.
struct HostileEnvelopeTests {
    private let vector = Wechatpy.all[3]
    private let signature = WeChatSignature(token: Wechatpy.token)

    private func refuses(
        _ body: String, _ claimed: String? = nil, timestamp: String? = nil, nonce: String? = nil, age: Double = 0,
        appID: String = Wechatpy.appID
    ) throws -> Bool {
        let envelope = try WeChatEnvelope(appID: appID, token: Wechatpy.token, keys: [Wechatpy.key])
        do throws(WeChatError) {
            _ = try envelope.open(
                Array(body.utf8), signature: claimed ?? vector.signature, timestamp: timestamp ?? vector.timestamp,
                nonce: nonce ?? vector.nonce, at: Date(timeIntervalSince1970: 1_714_037_062 + age))
            return false
        } catch {
            return error == .badSignature
        }
    }

    private func body(_ sealed: String) -> String { "<xml><Encrypt>\(sealed)</Encrypt></xml>" }

    /// Signed as only WeChat can.
    private func signed(_ sealed: String) -> String {
        signature.digest(timestamp: vector.timestamp, nonce: vector.nonce, sealed: sealed).hex
    }

    private func refusesSealed(_ message: String, appID: String = Wechatpy.appID) throws -> Bool {
        let sealed = try WeChatKey(Wechatpy.key).seal(Array(message.utf8), appID: appID, salt: Random.bytes(16))
        return try refuses(body(sealed), signed(sealed))
    }

    @Test func theUntouchedOneIsTaken() throws {
        #expect(try !refuses(body(vector.sealed)))
        #expect(try !refuses(body(vector.sealed), signed(vector.sealed)))
        #expect(try !refusesSealed(vector.message))
    }

    @Test func everyFlippedByteIsRefused() throws {
        for place in vector.sealed.utf8.indices {
            var bytes = Array(vector.sealed.utf8)
            bytes[vector.sealed.utf8.distance(from: vector.sealed.utf8.startIndex, to: place)] ^= 1
            #expect(try refuses(body(String(decoding: bytes, as: UTF8.self))))
        }
    }

    /// Signed all the same: one that reads like another message may be taken, but nothing breaks.
    @Test func everyFlippedByteOfWhatWasSealedIsRefusedOrRead() throws {
        let sealed = Array(try #require(Data(base64Encoded: vector.sealed)))
        var taken = 0
        for place in sealed.indices {
            var bytes = sealed
            bytes[place] ^= 0x80
            let text = Data(bytes).base64EncodedString()
            if try !refuses(body(text), signed(text)) { taken += 1 }
        }
        // Only the salt may change unnoticed: it decides nothing, and the first block's change garbles just it.
        #expect(taken < 16)
    }

    @Test func everyTruncationIsRefused() throws {
        for count in 0..<vector.sealed.count {
            let part = String(vector.sealed.prefix(count))
            #expect(try refuses(body(part), signed(part)))
        }
    }

    @Test func whatIsNoEnvelopeIsRefused() throws {
        let doctype = "<!DOCTYPE xml [<!ENTITY e \"\(vector.sealed)\">]>"
        for text in [
            "", "{}", "<xml/>", "<xml><Encrypt/></xml>", "<xml><encrypt>\(vector.sealed)</encrypt></xml>",
            vector.message,
            body(vector.sealed) + "x", doctype + body(vector.sealed), doctype + body("&e;"), body("密文"),
            body(vector.sealed + "\n"), body(String(repeating: "A", count: 300_000)),
            String(repeating: "<x>", count: 9_000),
        ] {
            #expect(try refuses(text), "\(text.prefix(60))")
            #expect(try refuses(text, signed("")), "\(text.prefix(60))")
        }
    }

    @Test func aForgedSignatureIsRefused() throws {
        for claimed in ["", "0", String(repeating: "0", count: 40), String(vector.signature.dropLast()), "密"] {
            #expect(try refuses(body(vector.sealed), claimed))
        }
        // What the plain mode signs does not cover the body.
        let plain = signature.digest(timestamp: vector.timestamp, nonce: vector.nonce).hex
        #expect(try refuses(body(vector.sealed), plain))
        #expect(try refuses(body(vector.sealed), timestamp: "1714037063"))
        #expect(try refuses(body(vector.sealed), nonce: "1"))
    }

    @Test(arguments: [(-300.0, false), (300, false), (-301, true), (301, true), (86400, true)])
    func aCallLivesFiveMinutes(_ age: (seconds: Double, isRefused: Bool)) throws {
        #expect(try refuses(body(vector.sealed), age: age.seconds) == age.isRefused)
    }

    @Test func anotherAccountsIsRefused() throws {
        #expect(try refuses(body(vector.sealed), appID: "wxb11529c136998cb7"))
        #expect(try refusesSealed(vector.message, appID: "wx0"))
        #expect(try refusesSealed(vector.message, appID: ""))
    }

    @Test(arguments: [
        "<!DOCTYPE xml><xml/>", "<!DOCTYPE xml [<!ENTITY e \"o1\">]><xml>&e;</xml>", "", "no XML", "<xml>",
    ])
    func whatIsInsideMustBePlainXML(message: String) throws { #expect(try refusesSealed(message)) }
}
