import Foundation
import NIOHTTP1
import Testing

extension SystemTests {
    /// The process dies in the middle of a login, or before somebody was asked.
    struct AccountRestartTests {
        @Test func aLoginThatDiedWithTheProcessIsToldAndNothingIsHalfSaved() async throws {
            try await Site.with { site in
                let (first, code) = try await site.demo()
                let clerk = Clerk(at: site)
                try await clerk.signIn()
                try await clerk.activate(code)
                let accounts = "\(try await clerk.path(of: .xinghe))/accounts"
                let attempt = try await ForeignAccountTests.loginThatAsks(clerk)
                let sent = try await site.world.code(sentTo: Company.xingheBySMS.account)
                await first.killAtOnce()

                let (second, _) = try await site.demo()
                for path in AccountAddresses.gets(ofLogin: attempt) {
                    let page = try await clerk.visitor.get(path)
                    page.expectWords(404)
                    #expect(page.text.contains("这次登录已结束") && page.text.contains("系统重启过"))
                    #expect(page.text.contains("href=\"\(accounts)\""))
                }
                try await clerk.visitor.post(attempt, ["action": "reply", "code": sent]).expectWords(404)
                #expect(try await clerk.visitor.get(accounts).text.contains("还没有账号"))
                for name in try FileManager.default.contentsOfDirectory(atPath: site.data)
                where name.hasPrefix("steward.sqlite") {
                    let data = try Data(contentsOf: URL(filePath: "\(site.data)/\(name)"))
                    #expect(data.range(of: Data(Company.xingheBySMS.password.utf8)) == nil, "\(name)")
                }
                // Begun anew it is saved.
                let again = try await ForeignAccountTests.loginThatAsks(clerk)
                let fresh = try await site.world.code(sentTo: Company.xingheBySMS.account)
                _ = try await clerk.visitor.post(again, ["action": "reply", "code": fresh])
                #expect(try await clerk.settled(again).status == 303)
                second.terminate()
                #expect(await second.end == 0)
            }
        }

        @Test func aPushThatWaitsIsSentOnceAfterAKill() async throws {
            try await Site.with { site in
                let clerk = Clerk(at: site)
                try await Self.bindInADemo(clerk, at: site)
                let world = try Program(["simulate"] + site.options, environment: site.environment)
                _ = try await world.written(/(模拟环境已启动)/)
                let environment = site.environment.merging([
                    "STEWARD_WECHAT_VERIFY_TEMPLATE": "Qp3hy6TaskNotice_9dKf2mVx8cL1jRs7tZb4e",
                    "STEWARD_PUSH_HOURS": "0-24",
                ]) { $1 }
                let first = try Program(["serve"] + site.options, environment: environment)
                _ = try await first.written(/(发票管家已启动)/)
                try await Self.follow("刘洋", at: site)
                try await site.world.control("wechat", .PUT, #"{"apiDown":true}"#)
                try await site.world.control("sessions/verification", .POST, #"{"kind":"sms"}"#)
                let download = try await clerk.download(.xinghe, .last(3))
                let ticker = Ticker(visitor: clerk.visitor)
                try await ticker.news(of: download) { $0.state == "等待中" }
                #expect(try await site.world.pushes(to: "刘洋", count: 0).isEmpty)
                await first.killAtOnce()

                try await site.world.control("wechat", .PUT, #"{"apiDown":false}"#)
                let second = try Program(["serve"] + site.options, environment: environment)
                _ = try await second.written(/(发票管家已启动)/)
                let push = try #require(try await site.world.pushes(to: "刘洋").first)
                let link = try #require(push.url.firstMatch(of: /\/verifications\/[0-9a-f]{64}$/)).0
                let phone = Visitor(site.console)
                _ = try await phone.get(String(link))
                _ = try await phone.post(String(link), ["action": "begin"])
                let code = try await site.world.code(sentTo: Company.xinghe.account)
                _ = try await phone.post(String(link), ["action": "reply", "code": code])
                try await ticker.news(of: download) { $0.state == "已核对" }
                #expect(try await site.world.pushes(to: "刘洋").count == 1, "once")
                for program in [second, world] {
                    program.terminate()
                    #expect(await program.end == 0)
                }
            }
        }

        /// Only the demo's pages tell a code's URL in words; who is bound lies in the data.
        private static func bindInADemo(_ clerk: Clerk, at site: Site) async throws {
            let (demo, code) = try await site.demo()
            try await clerk.signIn()
            try await clerk.activate(code)
            try await clerk.setUp(.xinghe)
            let accounts = try await clerk.visitor.get("\(try await clerk.path(of: .xinghe))/accounts")
            try await clerk.bind(try accounts.first(/href="([^"]+)\/login"/), to: "刘洋")
            demo.terminate()
            try #require(await demo.end == 0)
        }

        /// A platform that was started anew knows no followers: the phone scans some code, and the console hears it.
        private static func follow(_ name: String, at site: Site) async throws {
            let settings = site.environment
            let token = try await site.world.weChat(
                "token?grant_type=client_credential&appid=\(settings["STEWARD_WECHAT_APP_ID"] ?? "")"
                    + "&secret=\(settings["STEWARD_WECHAT_SECRET"] ?? "")", key: "access_token")
            let url = try await site.world.weChat(
                "qrcode/create?access_token=\(token)", .POST,
                #"{"expire_seconds":60,"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":"nothing"}}}"#,
                key: "url")
            try await ScriptedPhone(name: name, world: site.world).scan(url)
        }
    }
}
