import NIOHTTP1
import Testing

extension SystemTests {
    /// `steward activation issue --email`: what it says, and that no code is lost.
    struct IssuingTests {
        private static let line = "\(Company.xinghe.name),\(Company.xinghe.creditCode),440300\n"
        private static let address = ["--public-url", "https://steward.example"]

        private static func issue(
            _ site: Site, to email: String? = "wang@example.com", list: String = line, more: [String] = [],
            environment: [String: String] = [:]
        ) throws -> Program {
            let path = try site.file("companies.csv", list)
            let to = email.map { ["--email", $0] } ?? []
            return try Program(
                ["activation", "issue", "--companies", path, "--data", site.data] + to + more, environment: environment)
        }

        private static func expectRefusal(
            _ program: Program, says words: String, sourceLocation: SourceLocation = #_sourceLocation
        ) async {
            #expect(await program.end == 1, sourceLocation: sourceLocation)
            let lines = program.errors.split(separator: "\n")
            #expect(
                lines.count == 1 && lines[0].hasPrefix("签发失败：") && lines[0].contains(words), "\(program.errors)",
                sourceLocation: sourceLocation)
            #expect(Machinery.traces(in: program.errors) == [], sourceLocation: sourceLocation)
        }

        @Test func withoutAMailServerItSaysWhatToSet() async throws {
            try await Site.with { site in
                let program = try Self.issue(site, more: Self.address)
                await Self.expectRefusal(program, says: "没有设置邮件服务器：请设置 STEWARD_SMTP_HOST")
            }
        }

        @Test func withoutAConsolesAddressItSaysWhatToGive() async throws {
            try await Site.with { site in
                await Self.expectRefusal(
                    try Self.issue(site, environment: site.mailEnvironment), says: "还不知道控制台的地址：请用 --public-url 指定")
            }
        }

        @Test(arguments: ["wang", "wang@", "@example.com", "a b@example.com", "wang@example.com\r\nBcc: x@y.z", ""])
        func anAddressThatIsNone(text: String) async throws {
            try await Site.with { site in
                let program = try Self.issue(
                    site, to: text, more: Self.address, environment: site.mailEnvironment)
                await Self.expectRefusal(program, says: "邮箱地址")
            }
        }

        @Test(arguments: [
            (line + "星河,91440399MADEMA019C,440300\n", "企业名单第 2 行的税号 91440399MADEMA019C 有误"),
            ("\n\n" + line + "星河,91320599MADEMA019N,999999\n", "企业名单第 4 行的地区代码 999999 不存在"),
            (line + line, "税号 91440399MADEMA019B 出现了两次"),
            (line + "星河\u{202E}公司,91320599MADEMA019N,320500\n", "第 2 行的企业名称超过 100 个字，或含有不可见的字符"),
            ("\u{FEFF}企业名称,税号,地区代码\r\n", "是空的"),
        ])
        func aListWithAMistakeIssuesNothing(_ list: (text: String, words: String)) async throws {
            try await Site.with { site in
                let program = try Self.issue(
                    site, list: list.text, more: Self.address, environment: site.mailEnvironment)
                await Self.expectRefusal(program, says: list.words)
            }
        }

        @Test func aListFromASpreadsheetIsRead() async throws {
            try await Site.with { site in
                let list = "\u{FEFF}企业名称,税号,地区代码\r\n" + Self.line.replacing("\n", with: "\r\n") + "\r\n"
                let program = try Self.issue(site, to: nil, list: list)
                _ = try await program.written(/^([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\n/)
                #expect(await program.end == 0)
            }
        }

        @Test func whatIsWrongWithTheMailServersSettings() async throws {
            try await Site.with { site in
                for (name, value, words) in [
                    ("STEWARD_SMTP_SECURITY", "ssl", "STEWARD_SMTP_SECURITY=ssl 不存在，可用 starttls、tls、none"),
                    ("STEWARD_MAIL_FROM", "steward", "STEWARD_MAIL_FROM=steward 不是邮箱地址"),
                ] {
                    let program = try Self.issue(
                        site, more: Self.address, environment: site.mailEnvironment.merging([name: value]) { $1 })
                    await Self.expectRefusal(program, says: words)
                }
            }
        }

        /// Nobody serves: the command tries once itself. The console that starts next sends it.
        @Test func aMailServerThatIsDownLosesNoCode() async throws {
            try await Site.with { site in
                let program = try Self.issue(site, more: Self.address, environment: site.mailEnvironment)
                #expect(await program.end == 75)
                #expect(
                    program.errors == "邮件还没有发出：连接不上邮件服务器，请检查它的地址、端口和网络。"
                        + "激活码已保留，发票管家运行时会自动重试，直到激活码过期。\n")
                let (demo, _) = try await site.demo()
                let mail = try #require(try await site.world.mails(to: "wang@example.com").first)
                #expect(mail.contains("https://steward.example/activation/renewals/"))
                let clerk = Clerk(at: site)
                try await clerk.signIn()
                try await clerk.activate(try Mail(mail).code)
                await demo.killAtOnce()
            }
        }

        /// The console serves and finds the mail server down; it sends by itself once that is up again.
        @Test func besideARunningConsoleTheMailArrivesWhenTheServerIsUpAgain() async throws {
            try await Demo.with { demo in
                try await demo.site.world.control("mail-server", .PUT, #"{"mode":"down"}"#)
                let program = try Self.issue(demo.site, environment: demo.site.mailEnvironment)
                #expect(await program.end == 75)
                #expect(program.errors.hasPrefix("邮件还没有发出：连接不上邮件服务器"), "\(program.errors)")
                try await demo.clerk.activate(demo.code)
                #expect(try await demo.clerk.visitor.get("/people").text.contains("邮件未发出"))
                try await demo.site.world.control("mail-server", .PUT, #"{"mode":"up"}"#)
                let mail = Mail(try #require(try await demo.site.world.mails(to: "wang@example.com").first))
                try await demo.clerk("陈思远").activate(try mail.code)
                #expect(try mail.link.hasPrefix(demo.site.console + "/"), "the console's own address")
            }
        }

        @Test func aServerThatRefusesTheAddressEndsIt() async throws {
            try await Demo.with { demo in
                try await demo.site.world.control("mail-server", .PUT, #"{"mode":"refusing"}"#)
                let program = try Self.issue(demo.site, environment: demo.site.mailEnvironment)
                await Self.expectRefusal(program, says: "邮件服务器拒收这封邮件（550），请核对邮箱地址")
            }
        }

        @Test func besideARunningConsoleTheMailIsSentAtOnce() async throws {
            try await Demo.with { demo in
                let program = try Self.issue(demo.site, environment: demo.site.mailEnvironment)
                _ = try await program.written(/(激活邮件已发送到 wang@example.com，激活码 24 小时内有效。)\n/)
                #expect(await program.end == 0)
                let mail = Mail(try #require(try await demo.site.world.mails(to: "wang@example.com").first))
                #expect(mail.text.contains(Company.xinghe.name) && mail.text.contains(Company.xinghe.creditCode))
                #expect(try await !demo.site.world.mails(to: "wang@example.com").isEmpty)
                try await demo.clerk.activate(try mail.code)
            }
        }
    }
}
