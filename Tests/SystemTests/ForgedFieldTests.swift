import Testing

extension SystemTests {
    /// What no page of ours sends.
    struct ForgedFieldTests {
        @Test func anUnknownKindBeginsNoDownload() async throws {
            try await Demo.with { demo in
                let visitor = demo.clerk.visitor
                try await demo.clerk.activate(demo.code)
                let id = try await demo.clerk.id(of: .xinghe)
                let page = try await visitor.post(
                    "/downloads",
                    ["enterprise": id, "direction": "issued", "from": "2026-10-01", "to": "2026-10-31", "kind": "zz"])
                page.expectWords(422)
                #expect(page.text.contains("发票类型中没有“zz”，请重新选择。"))
                #expect(page.text.contains("value=\"2026-10-01\""))
                #expect(page.text.firstMatch(of: /value="issued"[^>]* checked/) != nil)
            }
        }

        @Test func aCancelledDownloadIsNotAskedForFiles() async throws {
            try await Demo.with { demo in
                let visitor = demo.clerk.visitor
                try await demo.clerk.activate(demo.code)
                try await demo.clerk.setUp(.xinghe)
                let download = try await demo.clerk.download(.xinghe, .last(2))
                _ = try await visitor.post("\(download)/cancellation")
                let answer = try await visitor.post(
                    "\(download)/files", headers: ["referer": "https://steward.example\(download)"])
                answer.expectWords(409)
                #expect(answer.text.contains("href=\"\(download)\">返回查看</a>"))
                let stop = try await visitor.post("\(download)/files/stop")
                stop.expectWords(409)
                #expect(try await !visitor.get("/audit.csv").text.contains("重新下载文件"))
            }
        }

        @Test func theQueueSaysNoNumberThatItWasNotTold() async throws {
            try await Demo.with { demo in
                let visitor = demo.clerk.visitor
                try await demo.clerk.activate(demo.code)
                for (count, words) in [
                    ("12", "已处理 12 个下载。"), ("999999", "已处理符合条件的下载。"), ("-1", "已处理符合条件的下载。"), ("x", "已处理符合条件的下载。"),
                ] {
                    let page = try await visitor.get("/queue?done=queue-changed&count=\(count)")
                    page.expectWords(200)
                    #expect(page.text.contains(words))
                }
                let page = try await visitor.post("/queue/pause", ["version": "many"])
                page.expectWords(409)
                #expect(page.text.contains("没有收到要处理的数量") && !page.text.contains("刚刚变多了"))
            }
        }
    }
}
