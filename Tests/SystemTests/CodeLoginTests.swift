import Foundation
import Testing

extension SystemTests {
    /// `--login activation-code`: sites without phones.
    struct CodeLoginTests {
        private static let mode = ["--login", "activation-code"]

        @Test func theCodeAloneLetsInOnce() async throws {
            try await Site.with { site in
                let (program, code) = try await site.demo(Self.mode)
                let visitor = Visitor(site.console)
                let page = try await visitor.get("/login?next=/invoices")
                page.expectWords(200)
                #expect(page.text.matches(of: /<input(?![^>]*type="(?:hidden|checkbox)")/).count == 1, "one field")
                #expect(page.text.contains("此处只凭激活码登录，请勿把激活邮件转发给他人。"))
                #expect(!page.text.contains("<svg class=\"qr"))
                let wrong = try await visitor.post("/session/code", ["code": "7QK2-M9XA-4T0R-B8ZE"])
                wrong.expectWords(422)
                #expect(wrong.text.contains("没有这个激活码") && wrong.text.contains("7QK2-M9XA-4T0R-B8ZE"))
                let entered = try await visitor.post(
                    "/session/code", ["code": code.lowercased().replacing("-", with: " "), "next": "/invoices"])
                #expect(entered.status == 303 && entered.location == "/invoices")
                #expect(
                    entered.headers("set-cookie").contains {
                        $0.hasPrefix("steward_session=") && !$0.contains("Max-Age")
                    })
                let home = try await visitor.get("/")
                home.expectWords(200)
                #expect(home.text.contains(Company.xinghe.name))
                #expect(try await visitor.get("/me").text.contains("管理员"))

                let late = Visitor(site.console)
                _ = try await late.get("/login")
                let used = try await late.post("/session/code", ["code": code])
                used.expectWords(422)
                #expect(used.text.contains("这个激活码已经用过"))
                #expect(late.cookies["steward_session"] == nil)
                #expect(try await late.get("/").status == 303)
                await program.killAtOnce()
            }
        }

        @Test func thirtyDaysWhereAsked() async throws {
            try await Site.with { site in
                let (program, code) = try await site.demo(Self.mode)
                let visitor = Visitor(site.console)
                _ = try await visitor.get("/login")
                let entered = try await visitor.post("/session/code", ["code": code, "remember": "1"])
                #expect(
                    entered.headers("set-cookie").contains {
                        $0.hasPrefix("steward_session=") && $0.hasSuffix("; Max-Age=2592000")
                    })
                await program.killAtOnce()
            }
        }

        @Test func tenWrongCodesStopTheAddressOnly() async throws {
            try await Site.with { site in
                let (program, code) = try await site.demo(Self.mode + Demo.behindProxy)
                let guesser = Visitor(site.console, from: "10.6.6.6")
                _ = try await guesser.get("/login")
                for _ in 0..<10 { _ = try await guesser.post("/session/code", ["code": "7QK2-M9XA-4T0R-B8ZE"]) }
                let stopped = try await guesser.post("/session/code", ["code": code])
                stopped.expectWords(422)
                #expect(stopped.text.contains("一小时内输错 10 次"))
                let person = Visitor(site.console, from: "10.0.0.2")
                _ = try await person.get("/login")
                #expect(try await person.post("/session/code", ["code": code]).status == 303)
                await program.killAtOnce()
            }
        }

        @Test func weChatNeedsNoSettingsThere() async throws {
            try await Site.with { site in
                let environment = site.environment.filter { !$0.key.hasPrefix("STEWARD_WECHAT") }
                let program = try Program(["serve"] + site.options + Self.mode, environment: environment)
                _ = try await program.written(/(发票管家已启动)/)
                let list = try site.file("one.csv", "\(Company.xinghe.name),\(Company.xinghe.creditCode),440300\n")
                let issue = try Program(["activation", "issue", "--companies", list, "--data", site.data])
                let code = String(try await issue.written(/^(\S+)\n/))
                let visitor = Visitor(site.console)
                _ = try await visitor.get("/login")
                #expect(try await visitor.post("/session/code", ["code": code]).status == 303)
                let settings = try await visitor.get("/settings")
                settings.expectWords(200)
                #expect(settings.text.contains("只凭激活码登录时，能看到激活邮件的人都能进入"))
                // Nobody can speak for a WeChat that is not set up: the empty token signs for everybody.
                let nobody = "/wechat/callback?signature=da39a3ee5e6b4b0d3255bfef95601890afd80709&timestamp=&nonce="
                #expect(try await visitor.get(nobody).status == 403)
                program.terminate()
                #expect(await program.end == 0)
            }
        }

        @Test func withPhonesTheCodeAloneLetsNobodyIn() async throws {
            try await Demo.with { demo in
                let visitor = Visitor(demo.site.console)
                _ = try await visitor.get("/login")
                try await visitor.post("/session/code", ["code": demo.code]).expectWords(404)
                try await demo.clerk.activate(demo.code)
            }
        }

        @Test func aWayInThatIsNone() async throws {
            try await Site.with { site in
                let program = try Program(["serve", "--demo", "--login", "password"] + site.options)
                #expect(await program.end == 1)
                #expect(program.errors == "启动失败：登录方式 password 不存在，可用 wechat、activation-code。\n")
            }
        }
    }
}
