import Testing

extension SystemTests {
    /// What a person gets wrong is told in words, and what was typed is kept.
    struct BadFormTests {
        @Test func codesAreRefusedInWords() async throws {
            try await Demo.with { demo in
                let visitor = demo.clerk.visitor
                for typed in ["", "7QK2", "7QK2-M9XA-4T0R-B8ZE", "你好\"<u>"] {
                    let page = try await visitor.post("/activation", ["code": typed])
                    page.expectWords(422)
                    #expect(page.text.contains("没有这个激活码"))
                    #expect(!page.text.contains("<u>"))
                }
                let kept = try await visitor.post("/activation", ["code": "7QK2-M9XA-4T0R-B8ZE"])
                #expect(kept.text.contains("value=\"7QK2-M9XA-4T0R-B8ZE\""))
                try await demo.clerk.activate(demo.code)
                let used = try await visitor.post("/activation", ["code": demo.code])
                used.expectWords(422)
                #expect(used.text.contains("已经用过"))
            }
        }

        @Test func aRefusedLoginKeepsTheAccountAndNotThePassword() async throws {
            try await Demo.with { demo in
                let clerk = demo.clerk
                try await clerk.activate(demo.code)
                let path = "\(try await clerk.path(of: .xinghe))/accounts/new"
                // What never went to the bureau is refused at once, the rest by the login's own page.
                let wrongs: [(password: String?, captcha: String?, words: String, status: Int)] = [
                    (nil, "????", "图片验证码错误或已过期，已换一张", 200), ("geheim-4711", nil, "账号或密码错误，还可以尝试 4 次", 200),
                    ("geheim-4711", "", "请填写验证码", 422), ("", nil, "请填写个人用户密码", 422),
                ]
                for wrong in wrongs {
                    let page = try await clerk.logIn(
                        .xinghe, at: path, password: wrong.password, captcha: wrong.captcha)
                    page.expectWords(wrong.status)
                    #expect(page.text.contains(wrong.words))
                    #expect(page.text.contains("value=\"13800000001\""))
                    #expect(!page.text.contains("geheim-4711") && !page.text.contains(Company.xinghe.password))
                }
                #expect(
                    try await clerk.visitor.get("\(try await clerk.path(of: .xinghe))/accounts").text.contains("还没有账号"))
            }
        }

        @Test func aRangeThatEndsBeforeItBeginsIsKeptAsTyped() async throws {
            try await Demo.with { demo in
                let clerk = demo.clerk
                try await clerk.activate(demo.code)
                let id = try await clerk.id(of: .xinghe)
                let page = try await clerk.visitor.post(
                    "/downloads",
                    ["enterprise": id, "direction": "issued", "from": "2026-10-31", "to": "2026-10-01", "kind": "82"])
                page.expectWords(422)
                #expect(page.text.contains("结束日期 2026-10-01 早于开始日期 2026-10-31，请调整。"))
                #expect(page.text.contains("value=\"2026-10-31\"") && page.text.contains("value=\"2026-10-01\""))
                #expect(page.text.firstMatch(of: /value="issued"[^>]* checked/) != nil)
                #expect(page.text.firstMatch(of: /value="82"[^>]* checked/) != nil)
                for (from, to) in [("", ""), ("2026-02-30", "2026-03-01"), ("x", "y"), ("2020-01-01", "2026-01-01")] {
                    let page = try await clerk.visitor.post(
                        "/downloads", ["enterprise": id, "direction": "issued", "from": from, "to": to])
                    page.expectWords(422)
                }
            }
        }

        @Test func aDownloadWithoutADefaultAccountSaysWhatToDo() async throws {
            try await Demo.with { demo in
                let clerk = demo.clerk
                try await clerk.activate(demo.code)
                let page = try await clerk.visitor.post(
                    "/downloads",
                    [
                        "enterprise": try await clerk.id(of: .xinghe), "direction": "received", "from": "2026-10-01",
                        "to": "2026-10-31",
                    ])
                page.expectWords(422)
                #expect(page.text.contains("还没有默认收票账号"))
            }
        }
    }
}
