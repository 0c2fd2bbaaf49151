import Documents
import Foundation
import Testing

@testable import Gateways

/// Envelopes that are taken, and the answers to them.
struct WeChatEnvelopeTests {
    private let newer = "0123456789012345678901234567890123456789ABC"
    private let now = Date(timeIntervalSince1970: 1_714_037_060)

    private func envelope(_ keys: [String]) throws -> WeChatEnvelope {
        try WeChatEnvelope(appID: Wechatpy.appID, token: Wechatpy.token, keys: keys)
    }

    private func open(_ vector: Wechatpy, with envelope: WeChatEnvelope) throws -> WeChatEnvelope.Opened {
        try envelope.open(
            Array("<xml><ToUserName>gh_1</ToUserName><Encrypt>\(vector.sealed)</Encrypt></xml>".utf8),
            signature: vector.signature, timestamp: vector.timestamp, nonce: vector.nonce, at: now)
    }

    /// As WeChat would read it.
    private func read(_ answer: String, with keys: [String]) throws -> String {
        let fields = try FlatXML.fields(Array(answer.utf8))
        let opened = try envelope(keys).open(
            Array(answer.utf8), signature: try #require(fields["MsgSignature"]),
            timestamp: try #require(fields["TimeStamp"]), nonce: try #require(fields["Nonce"]), at: now)
        return String(decoding: opened.message, as: UTF8.self)
    }

    @Test(arguments: Wechatpy.all) func whatAnotherLibrarySealedIsOpened(_ vector: Wechatpy) throws {
        let opened = try open(vector, with: envelope([Wechatpy.key]))
        #expect(String(decoding: opened.message, as: UTF8.self) == vector.message)
    }

    @Test func anAnswerIsReadWithTheSameKey() throws {
        let answer = try envelope([Wechatpy.key]).seal("<xml><Content>好</Content></xml>", at: now)
        #expect(try read(answer, with: [Wechatpy.key]) == "<xml><Content>好</Content></xml>")
        #expect(answer.contains("<TimeStamp>1714037060</TimeStamp>"))
    }

    @Test func noTwoAnswersAreTheSame() throws {
        let envelope = try envelope([Wechatpy.key])
        #expect(try envelope.seal("<xml/>", at: now) != envelope.seal("<xml/>", at: now))
    }

    @Test func theOlderKeyStillOpens() throws {
        let opened = try open(Wechatpy.all[0], with: envelope([newer, Wechatpy.key]))
        #expect(opened.message == Array(Wechatpy.all[0].message.utf8))
    }

    /// WeChat reads the answer with the key that it sealed the question with.
    @Test func aQuestionIsAnsweredWithItsOwnKey() throws {
        let both = try envelope([newer, Wechatpy.key])
        let answer = try both.seal("<xml/>", with: open(Wechatpy.all[0], with: both).key, at: now)
        #expect(try read(answer, with: [Wechatpy.key]) == "<xml/>")
        #expect(throws: WeChatError.badSignature) { try read(answer, with: [newer]) }
    }

    @Test func withoutAQuestionTheNewestKeySeals() throws {
        let answer = try envelope([newer, Wechatpy.key]).seal("<xml/>", at: now)
        #expect(try read(answer, with: [newer]) == "<xml/>")
    }

    @Test func aKeyThatIsGoneOpensNothing() throws {
        #expect(throws: WeChatError.badSignature) { try open(Wechatpy.all[0], with: envelope([newer])) }
    }

    @Test(arguments: [[], [""], [Wechatpy.key, "old"], ["", Wechatpy.key]])
    func keysThatAreNoneAreRefused(_ keys: [String]) {
        #expect(throws: WeChatError.badKey) { try envelope(keys) }
    }

    /// What wechatpy understands is checked in `Tests/Peers/test_wechat_peer.py`, from the file that this writes.
    @Test func anAnswerIsWrittenForThePeer() throws {
        guard let path = ProcessInfo.processInfo.environment["STEWARD_SEALED_ANSWER"] else { return }
        let answer = try envelope([Wechatpy.key]).seal("<xml><Content>请登录，王敏 😀</Content></xml>", at: now)
        try answer.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
