import Domain
import Hummingbird
import Store
import Workflows

/// 税盘代理: codes to pair them by, and their end.
struct AgentCareRoutes: Sendable {
    let console: Console

    /// 生成配对码: the answer itself shows it.
    @Sendable func invite(_ request: Request, context: AdministratorContext) async throws -> Response {
        let code = try await console.pairing.begin(
            recording: context.deed(.agentInvited, "10 分钟内有效", request), at: console.now())
        let pairing = DiskListPage.Pairing(
            code: code,
            command: "steward disk-agent --console \(console.options.address) --slot 税盘文件夹 --pair \(code)")
        return try await DiskRoutes(console: console).render(pairing: pairing, in: context)
    }

    @Sendable func askRevocation(_ request: Request, context: AdministratorContext) async throws -> Response {
        let agent = try await agent(in: context)
        let question = QuestionPage.revocation(of: agent)
        return .html(
            try console.frame.render(question, title: question.title, room: .disks, for: context.viewer))
    }

    @Sendable func revoke(_ request: Request, context: AdministratorContext) async throws -> Response {
        let agent = try await agent(in: context)
        try await console.store.revokeDiskAgent(
            agent.id, recording: context.deed(.agentRevoked, agent.name, request), at: console.now())
        try await console.disks.desk.drop(agent.id)
        return .seeOther("/disks?\(Notice.agentRevoked.query)")
    }

    private func agent(in context: AdministratorContext) async throws -> DiskAgent {
        let agent = try await console.store.diskAgent(try context.id("id", of: DiskAgent.self))
        guard let agent, agent.revokedAt == nil else { throw NotFound() }
        return agent
    }
}

extension QuestionPage {
    fileprivate static func revocation(of agent: DiskAgent) -> QuestionPage {
        QuestionPage(
            title: "撤销税盘代理“\(agent.name)”？", sentences: ["它立即不能再连接，插在它上面的税盘显示为未插入。", "要再次使用，需要用新的配对码配对。"],
            warning: "正在用这些税盘的下载会等待，直到税盘插到别的代理上。", actionURL: "/disks/agents/\(agent.id)/revocation",
            actionText: "撤销", isDanger: true, backURL: "/disks")
    }
}
