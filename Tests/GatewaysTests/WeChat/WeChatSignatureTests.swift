import Foundation
import Testing

@testable import Gateways

/// Only WeChat may tell us what a person did.
struct WeChatSignatureTests {
    private let signature = WeChatSignature(token: "AAAAA")
    private let vector = "899cf89e464efb63f54ddac96b0a0a235f53aa78"
    private let then = Date(timeIntervalSince1970: 1_714_037_059)

    private func isTaken(
        _ claimed: String, timestamp: String = "1714037059", nonce: String = "486452656", after seconds: Double = 0
    ) -> Bool {
        do throws(WeChatError) {
            try signature.check(claimed, timestamp: timestamp, nonce: nonce, at: then.addingTimeInterval(seconds))
            return true
        } catch {
            #expect(error == .badSignature)
            return false
        }
    }

    @Test func theVectorIsTaken() {
        #expect(isTaken(vector))
        #expect(isTaken(vector.uppercased()))
    }

    @Test(arguments: [(-300, true), (300, true), (-301, false), (301, false)])
    func aSignatureLivesFiveMinutes(_ age: (seconds: Double, isTaken: Bool)) {
        #expect(isTaken(vector, after: age.seconds) == age.isTaken)
    }

    @Test(arguments: [
        "", "899c", "999cf89e464efb63f54ddac96b0a0a235f53aa78", "zz9cf89e464efb63f54ddac96b0a0a235f53aa78",
    ])
    func aForgedSignatureIsRefused(forged: String) { #expect(!isTaken(forged)) }

    @Test(arguments: [("1714037060", "486452656"), ("1714037059", "486452657"), ("", ""), ("nan", "1"), ("0x1", "1")])
    func anotherTimeOrNonceIsRefused(_ other: (timestamp: String, nonce: String)) {
        #expect(!isTaken(vector, timestamp: other.timestamp, nonce: other.nonce))
    }

    @Test func anotherTokenIsRefused() {
        #expect(throws: WeChatError.badSignature) {
            try WeChatSignature(token: "BBBBB").check(vector, timestamp: "1714037059", nonce: "486452656", at: then)
        }
    }
}
