import Domain
import Foundation
import Store
import Workflows

extension DiskCardsPage {
    /// - Parameter doubled: numbers of which two lie in slots.
    init(
        _ disks: [StoredDisk], doubled: Set<Disk.Number>, slots: [AgentDesk.Slot], agents: [DiskAgent],
        mayAdminister: Bool, at now: Date
    ) {
        let cards = disks.map { disk in
            (disk.isInserted, Card(disk, isDoubled: doubled.contains(disk.facts.number), at: now))
        }
        let unreadable = agents.flatMap { agent in
            (slots.first { $0.agent == agent.id }?.unreadable ?? []).map { (agent.name, $0) }
        }
        self.init(
            troubles: unreadable.map { "“\($0)”的插槽里有一个税盘读不出来（\($1)）。请取出后重新插入；若仍然出现，请更换税盘。" },
            inserted: cards.filter(\.0).map(\.1), remembered: cards.filter { !$0.0 }.map(\.1),
            agents: agents.map { agent in
                let isLive = slots.contains { $0.agent == agent.id }
                return Agent(
                    name: agent.name, state: isLive ? Chip(text: "已连接", tone: .good) : Chip(text: "未连接", tone: .idle),
                    paired: "\(agent.pairedBy) 于 \(Moments.short(agent.pairedAt, at: now)) 配对",
                    revocationURL: mayAdminister ? "/disks/agents/\(agent.id)/revocation" : "")
            })
    }
}

extension DiskCardsPage.Card {
    fileprivate init(_ disk: StoredDisk, isDoubled: Bool, at now: Date) {
        let today = Day(at: now)
        let standing = DiskStanding(disk, isDoubled: isDoubled, today: today)
        let instant = Moments.short(disk.seenAt, at: now)
        self.init(
            number: disk.facts.number.description, kind: "\(disk.facts.kind.name) · \(disk.facts.branchName)",
            company: disk.enterprise?.name ?? disk.facts.company, taxNumber: disk.facts.taxNumber,
            agent: disk.agentName, time: disk.isInserted ? "\(instant) 插入" : "\(instant) 取出", state: standing.chip,
            sentence: standing.sentence, warning: disk.facts.warning(today: today),
            url: disk.enterprise == nil ? "" : "/disks/\(disk.facts.number)",
            action: standing.takesPassword && standing != .usable ? "保存密码" : "查看")
    }
}
