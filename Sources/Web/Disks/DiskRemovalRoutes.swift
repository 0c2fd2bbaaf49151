import Domain
import Hummingbird
import Store
import Workflows

/// 移除 of a disk whose password was saved.
struct DiskRemovalRoutes: Sendable {
    let console: Console

    @Sendable func ask(_ request: Request, context: OperatorContext) async throws -> Response {
        let (disk, company, account) = try await saved(in: context)
        let question = QuestionPage.removal(
            of: disk, company: company, running: try await console.store.downloadsUnderWay(by: account))
        return .html(
            try console.frame.render(question, title: question.title, room: .disks, for: context.viewer))
    }

    @Sendable func remove(_ request: Request, context: OperatorContext) async throws -> Response {
        let (disk, company, _) = try await saved(in: context)
        let subject = "\(company.name)：\(disk.facts.kind.name) \(disk.facts.number)"
        try await console.disks.remove(
            disk.facts.number, recording: context.deed(.diskRemoved, subject, request))
        return .seeOther("/disks?\(Notice.diskRemoved.query)")
    }

    private func saved(in context: OperatorContext) async throws -> (StoredDisk, Enterprise, Account.ID) {
        let (disk, company) = try await console.disk(in: context)
        guard let account = disk.account else { throw NotFound() }
        return (disk, company, account)
    }
}

extension QuestionPage {
    /// `running`: downloads that it carries now.
    static func removal(of disk: StoredDisk, company: Enterprise, running: Int) -> QuestionPage {
        let number = disk.facts.number
        return QuestionPage(
            title: "移除税盘 \(number)？",
            sentences: [
                "\(company.name)的这个税盘保存的密码和会话会被删除，不能再用它下载。", "已下载的发票和下载记录都会保留。税盘在插槽中时，可以随时重新保存。",
            ],
            warning: running > 0 ? "它正在进行的 \(running) 个下载会停止。" : "", actionURL: "/disks/\(number)/removal",
            actionText: "移除", isDanger: true, backURL: "/disks/\(number)")
    }
}
