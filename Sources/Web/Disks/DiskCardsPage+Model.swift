import Domain
import Foundation
import Store
import Workflows

extension DiskCardsPage {
    /// - Parameters:
    ///   - doubled: numbers of which two lie in slots, and whose slots these are.
    ///   - clocks: seconds by which agents' clocks are ahead that are refused for it.
    init(
        _ disks: [StoredDisk], doubled: [Disk.Number: Set<DiskAgent.ID>], slots: [AgentDesk.Slot],
        clocks: [DiskAgent.ID: Int], agents: [DiskAgent], mayAdminister: Bool, at now: Date
    ) {
        func cards(_ isWanted: (StoredDisk) -> Bool) -> [Card] {
            disks.filter(isWanted).map { disk in
                let holders = doubled[disk.facts.number] ?? []
                return Card(
                    disk, doubledAt: agents.filter { holders.contains($0.id) }.map(\.name),
                    isDoubled: !holders.isEmpty, at: now)
            }
        }
        func isDoubled(_ disk: StoredDisk) -> Bool { doubled[disk.facts.number] != nil }
        let named = agents.flatMap { agent in slots.filter { $0.agent == agent.id }.map { (agent.name, $0) } }
        self.init(
            troubles: named.flatMap { Self.troubles(of: $1, at: $0) },
            inserted: cards { $0.isInserted && !isDoubled($0) }, doubled: cards(isDoubled),
            remembered: cards { !$0.isInserted && !isDoubled($0) },
            agents: agents.map { agent in
                let isLive = slots.contains { $0.agent == agent.id }
                let clock = isLive ? nil : clocks[agent.id]
                return Agent(
                    name: agent.name,
                    state: isLive
                        ? Chip(text: "已连接", tone: .good)
                        : clock == nil ? Chip(text: "未连接", tone: .idle) : Chip(text: "时钟不准", tone: .bad),
                    clock: clock.map(Self.sentence) ?? "",
                    paired: "\(agent.pairedBy) 于 \(Moments.short(agent.pairedAt, at: now)) 配对",
                    revocationURL: mayAdminister ? "/disks/agents/\(agent.id)/revocation" : "")
            })
    }
}

extension DiskCardsPage {
    private static func troubles(of slot: AgentDesk.Slot, at name: String) -> [String] {
        slot.unreadable.map { "“\(name)”的插槽里有一个税盘读不出来（\($0.visible)）。请取出后重新插入；若仍然出现，请更换税盘。" }
            + (slot.more == 0
                ? []
                : ["“\(name)”的插槽里的税盘太多，最多显示 \(SlotReport.most) 个，还有 \(slot.more) 个没有显示，不能使用。请把它们分到另一台电脑。"])
    }

    /// `这台电脑的时间比控制台快 12 分钟，控制台不接受它的连接。请校准时间，之后自动连接。`
    private static func sentence(clockAhead seconds: Int) -> String {
        "这台电脑的时间比控制台\(seconds > 0 ? "快" : "慢") \((abs(seconds) / 60).grouped) 分钟，控制台不接受它的连接。请校准时间，之后自动连接。"
    }
}

extension DiskCardsPage.Card {
    fileprivate init(_ disk: StoredDisk, doubledAt places: [String], isDoubled: Bool, at now: Date) {
        let today = Day(at: now)
        let standing = DiskStanding(disk, isDoubled: isDoubled, today: today)
        let instant = Moments.short(disk.seenAt, at: now)
        self.init(
            number: disk.facts.number.description, kind: "\(disk.facts.kind.name) · \(disk.facts.branchName)",
            company: disk.enterprise?.name ?? disk.facts.company, taxNumber: disk.facts.taxNumber,
            agent: isDoubled ? places.joined(separator: "、") : disk.agentName,
            time: isDoubled ? "有两个在插槽中" : disk.isInserted ? "\(instant) 插入" : "\(instant) 取出", state: standing.chip,
            sentence: standing.sentence, warning: disk.facts.warning(today: today),
            url: disk.enterprise == nil ? "" : "/disks/\(disk.facts.number)",
            action: standing.takesPassword && standing != .usable ? "保存密码" : "查看")
    }
}
