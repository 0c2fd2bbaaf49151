import Testing

extension SystemTests {
    /// The link in an activation mail.
    struct RenewalTests {
        @Test func lookingChangesNothing() async throws {
            try await Demo.with { demo in
                let mail = Mail(try #require(try await demo.site.world.mails(to: "finance@xinghe.example").first))
                let visitor = Visitor(demo.site.console)
                for _ in 0..<3 {
                    let page = try await visitor.get(try mail.path)
                    page.expectWords(200)
                    #expect(page.text.contains("邮件中的激活码还没有过期，请直接使用它激活。"))
                    #expect(page.formToken == nil, "there is nothing to press")
                    #expect(!page.text.contains(try mail.code))
                }
                // By hand it is refused as well.
                let login = try await visitor.get("/login")
                let pressed = try await visitor.post(
                    try mail.path, body: "token=\(try #require(login.formToken))")
                pressed.expectWords(422)
                #expect(pressed.text.contains("激活码仍然有效"))
                // A page that is fetched before people see it, by a mail program, asks for nothing.
                #expect(try await visitor.send("HEAD", try mail.path).status == 200)
                try await demo.clerk.activate(try mail.code)
                #expect(try await demo.site.world.mails(to: "finance@xinghe.example").count == 1)

                let used = try await visitor.get(try mail.path)
                #expect(used.text.contains("激活码已经用过") && !used.text.contains("finance@xinghe"))
                let renewed = try await visitor.post(try mail.path)
                renewed.expectWords(422)
                #expect(renewed.text.contains("要让更多人使用，请由管理员签发"))
            }
        }

        @Test func anUnknownLinkIsNotThere() async throws {
            try await Demo.with { demo in
                let visitor = Visitor(demo.site.console)
                let unknown = "/activation/renewals/" + String(repeating: "a", count: 64)
                let page = try await visitor.get(unknown)
                page.expectWords(404)
                #expect(page.text.contains("这个链接不存在或已失效"))
                for path in ["/activation/renewals/abc", "/activation/renewals/\(String(repeating: "z", count: 64))"] {
                    try await visitor.get(path).expectWords(404)
                }
                _ = try await visitor.get("/login")
                let posted = try await visitor.post(unknown)
                posted.expectWords(422)
                #expect(posted.text.contains("链接无效"))
            }
        }
    }
}
