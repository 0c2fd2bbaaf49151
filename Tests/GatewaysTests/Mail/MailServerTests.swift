import Domain
import Foundation
import Testing

@testable import Gateways

extension MailServer {
    /// A server that listens here.
    static func here(
        _ port: Int, _ security: Security = .none, user: String? = nil, password: String? = nil,
        authorities: String? = nil, host: String = "127.0.0.1", whole: Duration = .seconds(20)
    ) throws -> MailServer {
        var server = MailServer(
            host: host, port: port, security: security, user: user, password: password,
            from: try #require(MailAddress("steward@mail.example.cn")), fromName: "发票管家", authorities: authorities)
        server.limits.whole = whole
        return server
    }
}

/// Letters that are taken.
struct MailServerTests {
    private func letter() throws -> Letter {
        Letter(to: try #require(MailAddress("wang@example.com")), subject: "激活码", text: "你好", html: nil)
    }

    @Test func aLetterIsHandedOver() async throws {
        let stub = MailStub()
        try await stub.run { port in try await MailServer.here(port).send(letter()) }
        let head = stub.lines.prefix(4)
        #expect(head[0] == "EHLO mail.example.cn")
        #expect(head[1].hasPrefix("MAIL FROM:<steward@mail.example.cn>"))
        #expect(head[2...] == ["RCPT TO:<wang@example.com>", "DATA"])
        #expect(stub.lines.contains("\(Data("你好".utf8).base64EncodedString())"))
        #expect(stub.lines.contains("."))
    }

    @Test func everyLetterHasAnIDOfItsOwn() async throws {
        let stub = MailStub()
        try await stub.run { port in
            for _ in 0..<3 { try await MailServer.here(port).send(letter()) }
        }
        let ids = stub.lines.filter { $0.hasPrefix("Message-ID: <") && $0.hasSuffix("@mail.example.cn>") }
        #expect(Set(ids).count == 3)
    }

    /// libcurl's work, of which ours would otherwise depend on an encoding without dots.
    @Test func dotsAtTheBeginOfALineAreDoubled() async throws {
        let stub = MailStub()
        let message = ".a\r\n..\r\n.\r\nb.\r\n"
        try await stub.run { port in
            try await MailServer.here(port).send(Array(message.utf8), to: try #require(MailAddress("w@example.com")))
        }
        let from = try #require(stub.lines.firstIndex(of: "DATA"))
        #expect(stub.lines[(from + 1)...].prefix(5) == ["..a", "...", "..", "b.", "."])
    }

    @Test func aLongMessageComesWhole() async throws {
        let stub = MailStub()
        let text = String(repeating: "发票", count: 100_000)
        let long = Letter(to: try letter().to, subject: "长", text: text, html: nil)
        try await stub.run { port in try await MailServer.here(port).send(long) }
        let lines = stub.lines
        let body = try #require(lines.firstIndex(of: "")) + 1
        let encoded = lines[body...].prefix { $0 != "." }.joined()
        #expect(Data(base64Encoded: encoded) == Data(text.utf8))
    }

    @Test func aLoginIsMade() async throws {
        let stub = MailStub(MailScript(offers: ["AUTH PLAIN LOGIN"]))
        try await stub.run { port in
            try await MailServer.here(port, user: "steward", password: "密码").send(letter())
        }
        #expect(stub.commands.prefix(5) == ["EHLO", "AUTH", "MAIL", "RCPT", "DATA"])
        #expect(stub.lines.contains("\(Data("\0steward\0密码".utf8).base64EncodedString())"))
    }

    @Test func withoutAUserNoLoginIsMade() async throws {
        let stub = MailStub(MailScript(offers: ["AUTH PLAIN"]))
        try await stub.run { port in try await MailServer.here(port).send(letter()) }
        #expect(!stub.commands.contains("AUTH"))
    }

    @Test func twentyLettersGoAtOnce() async throws {
        let stub = MailStub()
        let letter = try letter()
        try await stub.run { port in
            let server = try MailServer.here(port)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await server.send(letter) } }
                try await group.waitForAll()
            }
        }
        #expect(stub.commands.filter { $0 == "DATA" }.count == 20)
    }

    @Test(arguments: [
        ("mail.example", MailServer.Security.starttls, "smtp://mail.example:25/mail.example.cn"),
        ("192.168.1.9", .tls, "smtps://192.168.1.9:25/mail.example.cn"),
        ("fd00::9", .none, "smtp://[fd00::9]:25/mail.example.cn"),
    ])
    func aServerHasItsAddress(_ server: (host: String, security: MailServer.Security, url: String)) throws {
        #expect(try MailServer.here(25, server.security, host: server.host).url == server.url)
    }
}
