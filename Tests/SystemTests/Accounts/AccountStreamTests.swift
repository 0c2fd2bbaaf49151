import Foundation
import Testing

extension SystemTests {
    /// A stream outlives the request that opened it, and must not outlive its reader's right.
    struct AccountStreamTests {
        @Test(arguments: ["role", "company"]) func aStreamEndsWithTheRight(_ right: String) async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let colleague = try await demo.clerk("陈思远")
                try await colleague.activate(try await demo.issuedCode())
                let account = try await demo.clerk.addAccount(.xinghe)
                _ = try await colleague.visitor.post("\(account)/wechat-binding")
                let attempt = try await ForeignAccountTests.loginThatAsks(colleague)
                let streams = [
                    ("account-binding", "\(account)/wechat-binding/events"), ("bureau-login", "\(attempt)/events"),
                ]
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    let (opened, open) = AsyncStream.makeStream(of: Void.self)
                    for (target, path) in streams {
                        group.addTask {
                            do {
                                try await colleague.visitor.fragment(target, from: path) { _ in
                                    open.yield()
                                    return false
                                }
                            } catch is Visitor.Over { return true }
                            return false
                        }
                    }
                    var both = opened.makeAsyncIterator()
                    for _ in streams { await both.next() }
                    try await Self.take(right, at: demo)
                    // Streams look again every 15 s: one that is open for four times as long stays open.
                    group.addTask {
                        try await Task.sleep(for: .seconds(60))
                        return false
                    }
                    for _ in streams { #expect(try await group.next() == true, "\(right)") }
                    group.cancelAll()
                }
            }
        }

        private static func take(_ right: String, at demo: Demo) async throws {
            guard right == "role" else { return try takeCompany(at: demo.site) }
            let people = try await demo.clerk.visitor.get("/people")
            let ids = people.text.matches(of: /\/people\/(\d+)\/role"/).compactMap { Int($0.1) }
            let changed = try await demo.clerk.visitor.post(
                "/people/\(try #require(ids.max()))/role", ["role": "reader"])
            try #require(changed.status == 303)
        }

        /// No page takes one company from a person, so it is done beside the console: 陈思远 has another one then.
        private static func takeCompany(at site: Site) throws {
            let python = Process()
            python.executableURL = URL(filePath: "/usr/bin/env")
            python.arguments = [
                "python3", "-c",
                """
                import sqlite3, sys
                with sqlite3.connect(sys.argv[1], timeout=30) as data:
                    [user], = data.execute("SELECT id FROM users WHERE nickname = '陈思远'")
                    [company], = data.execute("SELECT enterprise_id FROM memberships WHERE user_id = ?", [user])
                    other = data.execute("SELECT id FROM enterprises WHERE id <> ?", [company]).fetchone()[0]
                    data.execute("UPDATE memberships SET enterprise_id = ? WHERE user_id = ?", [other, user])
                """, site.data + "/steward.sqlite",
            ]
            try python.run()
            python.waitUntilExit()
            try #require(python.terminationStatus == 0)
        }
    }
}
