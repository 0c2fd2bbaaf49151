import Foundation
import Testing

extension SystemTests {
    /// `steward disk-agent` as a process, against a console.
    struct DiskAgentTests {
        @Test func aRevokedAgentEndsWithItsSentenceAndTheDemosWithoutHarm() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let agent = try await RunningAgent(of: demo)
                for id in [1, 2] {
                    let answer = try await demo.clerk.visitor.post("/disks/agents/\(id)/revocation")
                    #expect(answer.status == 303)
                }
                // Something to tell, so that neither waits for its ten seconds.
                try Data("{}".utf8).write(to: URL(filePath: "\(agent.slot)/a.json"))
                try Data("{}".utf8).write(to: URL(filePath: "\(demo.site.data)/slot/a.json"))
                #expect(await agent.program.end == 1)
                #expect(agent.program.errors.contains("控制台已不认识这个税盘代理"), "\(agent.program.errors)")
                #expect(Machinery.traces(in: agent.program.errors) == [])
                try await demo.program.logged("the demo's disk agent has ended")
                #expect(try await demo.clerk.visitor.get("/disks").status == 200)
            }
        }

        @Test func anAgentThatIsEndedSaysThatItsSlotIsEmpty() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let agent = try await RunningAgent(of: demo)
                try FileManager.default.copyItem(
                    at: Project.root.appending(path: "Fixtures/disks/suzhou-ukey.json"),
                    to: URL(filePath: "\(agent.slot)/a.json"))
                let visitor = demo.clerk.visitor
                try await visitor.fragment("disk-cards", from: "/disks/events") { $0.contains("661320500013") }
                agent.program.terminate()
                #expect(await agent.program.end == 0)
                #expect(try await !visitor.get("/disks").text.contains("661320500013"))
            }
        }

        @Test func twoWithOneKeyFileAreTold() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let first = try await RunningAgent(of: demo)
                let second = try Program(first.arguments)
                _ = try await second.written(/(税盘代理已启动)/)
                try await first.program.logged("另一个程序正在用同一个密钥文件")
            }
        }
    }
}

/// An agent of its own, paired and at work, with an empty slot.
struct RunningAgent {
    let program: Program
    let slot: String
    /// To start it without pairing.
    let arguments: [String]

    init(of demo: Demo) async throws {
        slot = demo.site.folder.appending(path: "slot").path
        let page = try await demo.clerk.visitor.post("/disks/pairing")
        let code = try page.first(/--pair (\w{4}-\w{4})/)
        arguments = [
            "disk-agent", "--console", demo.site.console, "--slot", slot, "--key", "\(slot).json", "--name", "出纳电脑",
        ]
        program = try Program(arguments + ["--pair", code])
        _ = try await program.written(/(税盘代理已启动)/)
    }
}
