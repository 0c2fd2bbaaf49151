import Foundation
import Testing

@testable import Gateways

/// Encoded words (RFC 2047).
struct MailHeaderTests {
    /// As a mail program reads it: each word on its own.
    private func decoded(_ header: String) throws -> String {
        try header.components(separatedBy: "\r\n ").map { word in
            try #require(word.hasPrefix("=?UTF-8?B?") && word.hasSuffix("?=") && word.utf8.count <= 75)
            let bytes = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            return try #require(String(bytes: bytes, encoding: .utf8), "a character was split")
        }.joined()
    }

    @Test(arguments: [
        "激活码", "发票管家：您的企业「杭州示例科技有限公司」的激活码，七天内有效，请勿转发给他人，谢谢您的配合与支持",
        String(repeating: "王", count: 400), String(repeating: "😀", count: 100),
        "a" + String(repeating: "é王😀", count: 60),
        "a@b", "=?UTF-8?B?YQ==?=", String(repeating: "a", count: 61),
    ])
    func aTextComesBack(text: String) throws { #expect(try decoded(MailHeader.encoded(text)) == text) }

    @Test(arguments: ["", "Code 12", "a-b"]) func aPlainTextStaysAsItIs(text: String) {
        #expect(MailHeader.encoded(text) == text)
    }

    @Test(arguments: [("a\r\nb", "a b"), (" a\t\u{7}b ", "a b"), ("\n", ""), ("王\u{2029}敏", "王 敏")])
    func aTextIsOneLine(_ text: (raw: String, clean: String)) { #expect(MailHeader.clean(text.raw) == text.clean) }
}
