import Domain
import Foundation
import Store
import Workflows

extension DiskPage {
    /// - Parameters:
    ///   - refusal: of what was just tried.
    ///   - isMissed: the box was not ticked.
    init(
        _ disk: StoredDisk, of company: Enterprise, isDoubled: Bool, refusal: DiskRefusal? = nil,
        isMissed: Bool = false, passwordError: String = "", at now: Date
    ) {
        let today = Day(at: now)
        let standing = DiskStanding(disk, isDoubled: isDoubled, today: today)
        let warning = disk.facts.warning(today: today)
        let banner: Banner? =
            if let refusal {
                Banner(.bad, refusal.sentence(at: now))
            } else if !standing.sentence.isEmpty, standing != .unsaved {
                Banner(standing.chip.tone == .bad ? .bad : .warn, standing.sentence)
            } else if !warning.isEmpty {
                Banner(.warn, warning)
            } else {
                nil
            }
        self.init(
            company: company.name, number: disk.facts.number.description,
            place: Chip(isInserted: disk.isInserted),
            state: standing.chip, banners: banner.map { [$0] } ?? [],
            facts: [
                Fact("企业名称", disk.facts.company), Fact("税号", disk.facts.taxNumber, isMonospace: true),
                Fact("税盘编号", disk.facts.number.description, isMonospace: true),
                Fact("种类", "\(disk.facts.kind.name)，\(disk.facts.branchName)"),
                Fact("证书有效期", "\(disk.facts.validFrom) 至 \(disk.facts.validTo)"),
                Fact("代理", disk.agentName),
                Fact("最近验证", disk.verifiedAt.map { Moments.short($0, at: now) } ?? "还没有"),
            ],
            forms: standing.takesPassword
                ? [Form(disk, isMissed: isMissed, passwordError: passwordError)] : [],
            downloadURL: "/downloads?enterprise=\(company.id)&tab=\(DownloadTab.diskTicking.rawValue)")
    }
}

extension DiskPage.Form {
    fileprivate init(_ disk: StoredDisk, isMissed: Bool, passwordError: String) {
        let left = disk.facts.triesLeft
        let mustConfirm = left < Disk.mostTries
        self.init(
            action: "/disks/\(disk.facts.number)", tries: "\(left)",
            fields: [
                Field(
                    name: "certificate", label: "证书密码", kind: .password,
                    hint: "登录综合服务平台时由税盘核对。只发给插着税盘的电脑，加密保存，用于会话到期后自动续期。", error: passwordError,
                    maxLength: 64),
                Field(
                    name: "platform", label: "税局平台密码", kind: .password, hint: "下载发票用不到；仅当您的 ERP 要用它登录平台时填写。",
                    isRequired: false, maxLength: 64),
                Field(
                    name: "confirmation", label: "勾选确认密码", kind: .password, hint: "下载发票用不到；仅当您的 ERP 要代您确认勾选时填写。",
                    isRequired: false, maxLength: 64),
            ],
            confirmation: mustConfirm ? "我已核对证书密码，确认再试一次（还可以尝试 \(left) 次）" : "",
            confirmationError: isMissed ? "请先勾选确认。密码再输错会减少剩余次数。" : "", isEnabled: disk.isInserted,
            sentence: disk.isInserted ? "" : "请先插入税盘，再保存。")
    }
}
