import Foundation
import Sealing
import Testing

@testable import Gateways

/// What is inside an envelope, byte for byte.
struct WeChatKeyTests {
    private let appID = Wechatpy.appID
    private let salt = Array("aaaabbbbccccdddd".utf8)
    private static let raw = Data(base64Encoded: Wechatpy.key + "=").map(Array.init) ?? []

    private func key() throws -> WeChatKey { try WeChatKey(Wechatpy.key) }
    private func bytes(_ text: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: text))) }

    /// Seals any plain text, also one that no peer would make.
    private func sealed(_ plain: [UInt8]) throws -> [UInt8] {
        try BlockCipher.encrypt(plain, key: Self.raw, iv: Array(Self.raw.prefix(16)))
    }

    private func padded(_ text: [UInt8]) -> [UInt8] {
        text + Array(repeating: UInt8(32 - text.count % 32), count: 32 - text.count % 32)
    }

    /// The vector of `domain.md` §5.
    private let vector = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=="

    @Test func theVectorIsSealed() throws {
        #expect(try key().seal(Array("我是中文abcd123".utf8), appID: appID, salt: salt) == vector)
    }

    @Test func theVectorIsOpened() throws {
        #expect(try key().open(bytes(vector), appID: appID) == Array("我是中文abcd123".utf8))
    }

    @Test(arguments: Array(0...70)) func everyLengthComesBack(count: Int) throws {
        let message = Array(repeating: UInt8(32), count: count)
        let sealed = try bytes(try key().seal(message, appID: appID, salt: salt))
        #expect(sealed.count.isMultiple(of: 32))
        #expect(try key().open(sealed, appID: appID) == message)
    }

    @Test(arguments: [
        "", "abc", String(repeating: "a", count: 42), String(repeating: "a", count: 44),
        String(repeating: "!", count: 43), Wechatpy.key.dropLast() + "密", " " + Wechatpy.key.dropLast(),
    ])
    func whatIsNoKeyIsRefused(text: String) { #expect(throws: WeChatError.badKey) { try WeChatKey(text) } }

    @Test(arguments: ["", "wx", "wxb11529c136998cb7", "wxb11529c136998cb66", "WXB11529C136998CB6"])
    func anotherAccountsIsNotOpened(appID: String) throws {
        #expect(try key().open(bytes(vector), appID: appID) == nil)
    }

    @Test(arguments: [
        [0, 0, 0, 200], [0, 0, 1, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0, 0, 0, 6],
    ])
    func aLengthThatIsNotTheMessagesIsNotOpened(length: [UInt8]) throws {
        let plain = padded(salt + length + Array("hello".utf8) + Array(appID.utf8))
        #expect(try key().open(sealed(plain), appID: appID) == nil)
    }

    @Test(arguments: [0, 33, 255]) func aPaddingOfNoBlockIsNotOpened(last: UInt8) throws {
        var plain = padded(salt + [0, 0, 0, 5] + Array("hello".utf8) + Array(appID.utf8))
        plain[plain.count - 1] = last
        #expect(try key().open(sealed(plain), appID: appID) == nil)
    }

    @Test func aPaddingThatIsNotAllTheSameIsNotOpened() throws {
        var plain = padded(salt + [0, 0, 0, 5] + Array("hello".utf8) + Array(appID.utf8))
        plain[plain.count - 2] ^= 1
        #expect(try key().open(sealed(plain), appID: appID) == nil)
    }

    /// Shorter than what every message has before its text.
    @Test(arguments: [0, 1, 16, 19]) func aPlainTextWithoutALengthIsNotOpened(count: Int) throws {
        #expect(try key().open(sealed(padded(Array(salt.prefix(count)))), appID: "") == nil)
    }

    @Test(arguments: [0, 1, 15, 16, 31, 33, 48]) func aPartOfABlockIsNotOpened(count: Int) throws {
        #expect(try key().open(Array(bytes(vector).prefix(count)), appID: appID) == nil)
    }
}
