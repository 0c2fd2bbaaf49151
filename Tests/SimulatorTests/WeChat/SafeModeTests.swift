import Testing

@testable import Simulator

struct SafeModeTests {
    private static let key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
    private static let sealed =
        "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=="

    @Test func sealingIsWeChats() throws {
        let mode = try #require(SafeMode(encodingAESKey: Self.key, appID: "wxb11529c136998cb6"))
        #expect(try mode.seal("我是中文abcd123", random: Array("aaaabbbbccccdddd".utf8)) == Self.sealed)
        #expect(try mode.open(Self.sealed) == "我是中文abcd123")
        #expect(try mode.seal("a") != mode.seal("a"))
    }

    @Test(arguments: [0, 1, 5, 6, 7, 30, 31, 32, 1000]) func everyLengthComesBack(_ count: Int) throws {
        let mode = try #require(SafeMode(encodingAESKey: Self.key, appID: "wxdemo"))
        let text = String(repeating: "a", count: count)
        #expect(try mode.open(mode.seal(text)) == text)
    }

    @Test func anothersMessageIsRefused() throws {
        let mode = try #require(SafeMode(encodingAESKey: Self.key, appID: "wxdemo"))
        #expect(throws: SafeMode.Fault.foreignAppID) { try mode.open(Self.sealed) }
        #expect(throws: SafeMode.Fault.undecodable) { try mode.open("") }
        #expect(throws: SafeMode.Fault.undecodable) { try mode.open("AAAA") }
    }

    @Test(arguments: ["", "short", key + "A", String(repeating: "*", count: 43)])
    func wrongKeysAreNone(_ key: String) throws {
        #expect(SafeMode(encodingAESKey: key, appID: "wxdemo") == nil)
        let credentials = WeChatCredentials(
            appID: "wxdemo", secret: "s", token: "t", callbackURL: "http://127.0.0.1:9", encodingAESKey: key)
        #expect(throws: SimulatorError.encodingAESKey) { try simulator(credentials) }
    }
}
