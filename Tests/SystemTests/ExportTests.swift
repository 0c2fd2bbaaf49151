import Testing

extension SystemTests {
    /// 导出 Excel and 打包下载, asked as programs and browsers ask.
    struct ExportTests {
        @Test func aHeadMakesAndRecordsNothing() async throws {
            try await Demo.with { demo in
                let (visitor, period) = (demo.clerk.visitor, Period.last(2))
                try await demo.clerk.activate(demo.code)
                try await demo.clerk.setUp(.xinghe)
                let id = try await demo.clerk.id(of: .xinghe)
                let begun = try await visitor.post(
                    "/downloads",
                    [
                        "enterprise": id, "direction": "received", "from": period.from, "to": period.to, "file": "pdf",
                    ])
                let download = try #require(begun.location?.split(separator: "/").last)
                let ticker = ["Last-Event-ID": "0"]
                try await visitor.fragment("download-\(download)", from: "/events", headers: ticker) {
                    $0.contains("已核对") && $0.firstMatch(of: /文件 [1-9]/) != nil
                }
                for (path, type) in [("/invoices.xlsx", "spreadsheetml"), ("/invoices.zip", "zip")] {
                    let address = "\(path)?enterprise=\(id)&direction=received&from=\(period.from)&to=\(period.to)"
                    let head = try await visitor.send("HEAD", address)
                    #expect(head.status == 200 && head.type.contains(type) && head.bytes.isEmpty)
                    let before = try await Self.exports(visitor)
                    let file = try await visitor.get(address)
                    #expect(file.status == 200 && file.type == head.type && file.bytes.starts(with: Array("PK".utf8)))
                    #expect(try await Self.exports(visitor) == before + 1)
                    #expect(before == (path == "/invoices.zip" ? 1 : 0), "the head left a line")
                }
            }
        }

        /// The audit log's lines of invoices that were taken out; reading the log leaves others.
        private static func exports(_ visitor: Visitor) async throws -> Int {
            let lines = try await visitor.get("/audit.csv?action=exported").text.split(separator: "\r\n")
            return lines.count { $0.contains("取得发票") }
        }

        @Test func aWrongDateKeepsTheRestOfTheFilter() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let id = try await demo.clerk.id(of: .xinghe)
                let typed =
                    "enterprise=\(id)&direction=issued&from=2026-13-01&to=%22%3E&kind=81&status=normal&q=%E7%94%B2"
                for path in ["/invoices.xlsx", "/invoices.zip"] {
                    let answer = try await demo.clerk.visitor.get("\(path)?\(typed)")
                    #expect(answer.status == 303 && answer.location == "/invoices?\(typed)")
                }
            }
        }
    }
}
