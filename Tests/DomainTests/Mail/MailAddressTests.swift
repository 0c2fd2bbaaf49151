import Domain
import Testing

@Suite struct MailAddressTests {
    @Test(arguments: [
        ("chen@example.com", "chen@example.com"), ("Chen.Si@Example.COM", "Chen.Si@example.com"),
        ("a@b", "a@b"), ("root@localhost", "root@localhost"), ("a+tag@x-y.cn", "a+tag@x-y.cn"),
        ("!#$%&'*+/=?^_`{|}~-@example.com", "!#$%&'*+/=?^_`{|}~-@example.com"), ("1@163.com", "1@163.com"),
        ("\(String(repeating: "a", count: 64))@b.c", "\(String(repeating: "a", count: 64))@b.c"),
    ])
    func takesAnAddress(_ pair: (typed: String, kept: String)) {
        #expect(MailAddress(pair.typed)?.description == pair.kept)
    }

    @Test(arguments: [
        "", "@", "chen", "chen@", "@example.com", "a@b@c", " chen@example.com", "chen@example.com ",
        "chen @example.com",
        "chen@exam ple.com", "chen@example..com", "ch..en@example.com", ".chen@example.com", "chen.@example.com",
        "chen@.example.com", "chen@example.com.", "chen@-example.com", "chen@example-.com", "chen@exa_mple.com",
        "chen@example.com\r\nBcc: x@example.com", "chen\n@example.com", "chen@example.com\n", "chen@example.com\u{0}",
        "chen\r\n@example.com", "<chen@example.com>", "陈 <chen@example.com>", "chen,x@example.com",
        "\"a b\"@example.com",
        "chen@[127.0.0.1]", "chen@例子.中国", "陈@example.com", "che\u{301}n@example.com", "chen@\u{301}example.com",
        "chen＠example.com", "\u{212A}@example.com", "chen@example.com\u{200B}",
        "\(String(repeating: "a", count: 65))@b.c", "a@\(String(repeating: "b", count: 64)).cn",
        "a@\(Array(repeating: "bbbbbbbbb", count: 20).joined(separator: ".")).example",
    ])
    func refusesWhatIsNone(_ typed: String) {
        #expect(MailAddress(typed) == nil)
    }

    @Test func isMaskedButForItsOwner() throws {
        #expect(MailAddress("chen@Example.com")?.masked == "c***@example.com")
        #expect(MailAddress("a@b")?.masked == "a***@b")
    }
}
