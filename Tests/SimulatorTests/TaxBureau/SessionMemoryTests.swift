import Foundation
import Testing

@testable import Simulator

struct SessionMemoryTests {
    @Test func sessionLivesOverARestartWithItsRole() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let kept = Kept()
        try await withSimulator(memory: path) { outside in
            let session = try await outside.answer(try await outside.logIn(.manyRoles), ["role": "开票员"])
            await kept.keep(try #require(session["token"]?.text))
        }
        try await withSimulator(memory: path) { outside in
            let session = try await outside.get("/sessions/current", token: await kept.token)
            #expect(session.status == 200 && session["person"] == "钱一诺" && session["role"] == "开票员")
        }
    }

    @Test func fileOfAnEarlierVersionIsRead() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let entry = #"[{"token":"t","taxNumber":"\#(Demo.xinghe)","account":"13800000001","begunAt":817016400}]"#
        try entry.write(toFile: path, atomically: true, encoding: .utf8)
        try await withSimulator(memory: path) { outside async throws in
            #expect(try await outside.get("/sessions/current", token: "t")["role"] == "财务负责人")
        }
    }

    private actor Kept {
        var token = ""
        func keep(_ token: String) { self.token = token }
    }
}
