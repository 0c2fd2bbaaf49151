import Testing

extension SystemTests {
    /// A group with many companies: pages stay small, and every company is reached.
    struct ManyCompaniesTests {
        /// Many of one name, in two areas, and one whose account is known.
        private static func list(_ count: Int) -> String {
            let others = (1..<count).map { index in
                "集团第\(index / 4)子公司,9144\(10_000_000_000 + index),\(index % 2 == 0 ? "440300" : "310000")"
            }
            return (others + ["\(Company.xinghe.name),\(Company.xinghe.creditCode),440300"]).joined(separator: "\n")
                + "\n"
        }

        private static func activate(_ count: Int, in demo: Demo) async throws {
            let file = try demo.site.file("group.csv", list(count))
            let issue = try Program(["activation", "issue", "--companies", file, "--data", demo.site.data])
            try await demo.clerk.activate(String(try await issue.written(/^(\S+)\n/)))
        }

        private static func companies(of page: Page) -> [String] {
            page.text.matches(of: /class="name" href="(\/enterprises\/\d+)"/).map { String($0.1) }
        }

        private static func neighbour(_ word: String, of page: Page) -> String? {
            page.text.matches(of: /rel="(\w+)" href="([^"]+)"/).first { $0.1 == word }
                .map { String($0.2).replacing("&amp;", with: "&") }
        }

        @Test func everyCompanyIsListedOnceInSmallPages() async throws {
            try await Demo.with { demo in
                try await Self.activate(420, in: demo)
                let visitor = demo.clerk.visitor
                var page = try await visitor.get("/enterprises")
                page.expectWords(200)
                #expect(page.text.contains("本页 50 家，共 420 家") && Self.neighbour("prev", of: page) == nil)
                var (found, pages) = (Self.companies(of: page), 1)
                while let next = Self.neighbour("next", of: page) {
                    page = try await visitor.get(next)
                    #expect(page.bytes.count < 120_000)
                    (found, pages) = (found + Self.companies(of: page), pages + 1)
                }
                #expect(pages == 9 && found.count == 420 && Set(found).count == 420)
                let previous = try await visitor.get(try #require(Self.neighbour("prev", of: page)))
                #expect(Self.companies(of: previous) == Array(found.suffix(70).prefix(50)))
                // A cursor at the very end leads back, a foreign one to the first page.
                let last = try #require(found.last?.split(separator: "/").last)
                #expect(try await visitor.get("/enterprises?after=\(last)").location == "/enterprises")
                #expect(
                    Self.companies(of: try await visitor.get("/enterprises?after=999999")) == Array(found.prefix(50)))
            }
        }

        @Test func aCompanyIsChosenFromSmallPages() async throws {
            try await Demo.with { demo in
                try await Self.activate(2_000, in: demo)
                let visitor = demo.clerk.visitor
                let pages = ["/", "/enterprises", "/downloads", "/invoices", "/people", "/api-tokens"]
                for path in pages {
                    let page = try await visitor.get(path)
                    page.expectWords(200)
                    #expect(page.bytes.count < 60_000, "\(path)")
                }
                let id = try await demo.clerk.id(of: .xinghe)
                for path in ["/downloads", "/invoices"] {
                    let several = try await visitor.get("\(path)?enterprise=\(id)&company=%E7%AC%AC7")
                    several.expectWords(200)
                    #expect(several.text.contains("找到 44 家，列出前 20 家，请在列表中选择。"))
                    #expect(several.text.contains("<option value=\"\(id)\" selected>"), "the company stays")
                    #expect(several.text.contains("value=\"第7\"") && several.bytes.count < 60_000)
                    let only = try await visitor.get(
                        "\(path)?enterprise=1&company=\(Company.xinghe.creditCode.lowercased())")
                    #expect(only.text.contains("<option value=\"\(id)\" selected>") && !only.text.contains("找到 1 家"))
                    let none = try await visitor.get("\(path)?company=%3Cx%3E")
                    #expect(none.text.contains("没有找到“&lt;x&gt;”，请换一个名称或税号。"))
                    try await visitor.get("\(path)?enterprise=99999").expectWords(404)
                }
                for (path, name) in [("/activations", "email"), ("/api-tokens", "name")] {
                    let found = try await visitor.post(
                        path, [name: "typed", "reach": "some", "enterprise": id, "company": "第7", "action": "find"])
                    found.expectWords(200)
                    #expect(found.text.contains("value=\"typed\"") && found.text.contains("找到 44 家"))
                    #expect(found.text.contains("name=\"enterprise\" value=\"\(id)\" checked"), "what is checked stays")
                    #expect(found.text.matches(of: /name="enterprise"/).count == 21 && found.bytes.count < 60_000)
                }
                #expect(try await visitor.post("/activations", ["email": "a@example.com", "all": "1"]).status == 303)
                // The person and the invitation.
                #expect(try await visitor.get("/people").text.matches(of: /2000 家企业/).count == 2)
            }
        }

        @Test func homeIsShortAndFiltersMeet() async throws {
            try await Demo.with { demo in
                try await Self.activate(2_000, in: demo)
                let visitor = demo.clerk.visitor
                let new = try await visitor.get("/")
                new.expectWords(200)
                // The map has twenty companies and twelve months of each.
                #expect(new.bytes.count < 40_000 && new.text.matches(of: /<tr><th scope=row>/).count == 20)
                #expect(new.text.contains("共 2,000 家企业") && new.text.contains("三步开始"))

                try await demo.clerk.setUp(.xinghe)
                let path = try await demo.clerk.path(of: .xinghe)
                let usable = try await visitor.get("/enterprises?state=usable&q=%E5%89%8D%E6%B5%B7&area=440300")
                #expect(Self.companies(of: usable) == [path])
                #expect(usable.text.contains("1 个账号") && usable.text.contains("开票、收票 王敏"))
                for chip in ["包含“前海”", "地区：深圳", "状态：可用"] { #expect(usable.text.contains("去掉条件：\(chip)")) }
                let shanghai = try await visitor.get("/enterprises?area=310000&state=missing")
                #expect(shanghai.text.contains("本页 50 家，共 1,000 家"))
                #expect(try #require(Self.neighbour("next", of: shanghai)).contains("area=310000&state=missing&after="))
                let none = try await visitor.get("/enterprises?state=locked")
                none.expectWords(200)
                #expect(none.text.contains("没有符合条件的企业") && none.text.contains("查看全部企业"))
            }
        }
    }
}
