import Foundation
import Testing

extension SystemTests {
    /// A pushed link: whoever holds it, and nobody who guesses.
    struct VerificationLinkTests {
        @Test func guessesAreSlowedAndFindNothing() async throws {
            try await Demo.with(Demo.behindProxy) { demo in
                let link = try await PushedLink.made(in: demo)
                let attacker = Visitor(demo.site.console, from: "10.6.6.6")
                var statuses: [Int] = []
                for guess in 0..<60 {
                    let page = try await attacker.get(
                        "/verifications/" + String(repeating: "0", count: 60) + String(1000 + guess))
                    page.expectWords(page.status)
                    statuses.append(page.status)
                }
                #expect(Set(statuses) == [404, 429])
                #expect(statuses.filter { $0 == 404 }.count <= 35)
                let near = String(link.dropLast()) + (link.hasSuffix("0") ? "1" : "0")
                for path in [
                    near, "\(near)/events", "/verifications/abc", "/verifications/\(String(repeating: "z", count: 64))",
                ] {
                    #expect(try await Visitor(demo.site.console, from: "10.0.0.9").get(path).status == 404, "\(path)")
                }
                // The real one opens, elsewhere and beside the one who guesses.
                for address in ["10.0.0.2", "10.6.6.6"] {
                    let page = try await Visitor(demo.site.console, from: address).get(link)
                    page.expectWords(200)
                    #expect(page.text.contains("税局要求验证") && page.text.contains("138****0001"))
                    #expect(!page.text.contains(Company.xinghe.account))
                }
            }
        }

        @Test func itLiesNowhereInTheData() async throws {
            try await Demo.with { demo in
                let link = try await PushedLink.made(in: demo)
                let token = Data(try #require(link.split(separator: "/").last).utf8)
                #expect(!demo.program.errors.contains(link))
                // Neither in its row, where it waited sealed, nor in the write-ahead log.
                for name in try FileManager.default.contentsOfDirectory(atPath: demo.site.data) {
                    guard let data = FileManager.default.contents(atPath: "\(demo.site.data)/\(name)") else { continue }
                    #expect(data.range(of: token) == nil, "\(name)")
                }
            }
        }

        @Test func anUnboundLinkEndsWithItsStream() async throws {
            try await Demo.with { demo in
                let link = try await PushedLink.made(in: demo)
                let phone = Visitor(demo.site.console)
                _ = try await phone.get(link)
                _ = try await phone.post(link, ["action": "begin"])
                try await phone.fragment("bureau-login", from: "\(link)/events") { $0.contains("短信验证码") }
                let accounts = try await demo.clerk.visitor.get("\(try await demo.clerk.path(of: .xinghe))/accounts")
                let account = try accounts.first(/href="([^"]+)\/login"/)
                #expect(try await demo.clerk.visitor.post("\(account)/wechat-binding/removal").status == 303)
                await #expect(throws: Visitor.Over.self) {
                    try await phone.fragment("bureau-login", from: "\(link)/events") { _ in true }
                }
                let over = try await phone.get(link)
                over.expectWords(200)
                #expect(over.text.contains("已解除绑定") && !over.text.contains("取代"))
                #expect(!over.text.contains("138****0001") && !over.text.contains("<button"))
            }
        }

        @Test func lookingChangesNothingAndTheAnswerEndsIt() async throws {
            try await Demo.with { demo in
                let link = try await PushedLink.made(in: demo)
                let phone = Visitor(demo.site.console)
                for _ in 0..<3 {
                    #expect(try await phone.send("HEAD", link).status == 200)
                    #expect(try await phone.get(link).text.contains("开始验证"))
                }
                let begun = try await phone.post(link, ["action": "begin"])
                #expect(begun.status == 303 && begun.location == link)
                let code = try await demo.site.world.code(sentTo: Company.xinghe.account)
                _ = try await phone.post(link, ["action": "reply", "code": code == "000000" ? "000001" : "000000"])
                try await phone.fragment("bureau-login", from: "\(link)/events") { $0.contains("短信验证码错误") }
                _ = try await phone.post(link, ["action": "reply", "code": code])
                let download = try await demo.clerk.visitor.get("/downloads").first(/href="(\/downloads\/\d+)"/)
                try await Ticker(visitor: demo.clerk.visitor).news(of: download) { $0.state == "已核对" }
                let over = try await phone.get(link)
                over.expectWords(200)
                #expect(over.text.contains("已完成验证") && !over.text.contains("<button"))
                #expect(!over.text.contains("138****0001"), "an old link tells nothing of the account")
                // Its login is remembered for a while still; its stream is over all the same.
                await #expect(throws: Visitor.Over.self) {
                    try await phone.fragment("bureau-login", from: "\(link)/events") { _ in true }
                }
                #expect(try await phone.post(link, ["action": "begin"]).location == link)
                #expect(try await demo.site.world.pushes(to: "刘洋").count == 1)
            }
        }
    }
}
