import Domain
import Foundation
import Store
import Workflows

extension DiskPage {
    /// - Parameters:
    ///   - refusal: of what was just tried.
    ///   - isMissed: the box was not ticked.
    init(_ care: DiskCare, refusal: DiskRefusal? = nil, isMissed: Bool = false, passwordError: String = "") {
        let (disk, company, now, standing) = (care.disk, care.company, care.now, care.standing)
        let warning = disk.facts.warning(today: Day(at: now))
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
            eventsURL: "/disks/\(disk.facts.number)/events", status: DiskStatusPage(care),
            banners: banner.map { [$0] } ?? [],
            facts: [
                Fact("企业名称", disk.facts.company), Fact("税号", disk.facts.taxNumber, isMonospace: true),
                Fact("税盘编号", disk.facts.number.description, isMonospace: true),
                Fact("种类", "\(disk.facts.kind.name)，\(disk.facts.branchName)"),
                Fact("证书有效期", "\(disk.facts.validFrom) 至 \(disk.facts.validTo)"),
                Fact("代理", disk.agentName),
                Fact("最近验证", disk.verifiedAt.map { Moments.short($0, at: now) } ?? "还没有"),
            ],
            entry: DiskEntryPage(care, isMissed: isMissed, passwordError: passwordError),
            removalURL: disk.account == nil ? "" : "/disks/\(disk.facts.number)/removal",
            downloadURL: "/downloads?enterprise=\(company.id)&tab=\(DownloadTab.diskTicking.rawValue)")
    }
}

extension DiskStatusPage {
    init(_ care: DiskCare) {
        self.init(place: Chip(isInserted: care.disk.isInserted), state: care.standing.chip)
    }
}

extension DiskEntryPage {
    init(_ care: DiskCare, isMissed: Bool = false, passwordError: String = "") {
        self.init(
            forms: care.standing.takesPassword
                ? [Form(care, isMissed: isMissed, passwordError: passwordError)] : [])
    }
}

extension DiskEntryPage.Form {
    fileprivate init(_ care: DiskCare, isMissed: Bool, passwordError: String) {
        let disk = care.disk
        let left = disk.facts.triesLeft
        let mustConfirm = left < Disk.mostTries
        self.init(
            action: "/disks/\(disk.facts.number)", tries: "\(left)",
            fields: [
                Field(
                    name: "certificate", label: "证书密码", kind: .password,
                    hint: "登录综合服务平台时由税盘核对。只发给插着税盘的电脑，加密保存，用于会话到期后自动续期。", error: passwordError,
                    maxLength: 64)
            ] + DiskPasswords.Other.allCases.map { Field($0, isKept: care.kept.contains($0)) },
            clearings: DiskPasswords.Other.allCases.filter(care.kept.contains).map {
                DiskEntryPage.Clearing(name: "clear-\($0.rawValue)", label: "清除已保存的\($0.name)")
            },
            confirmation: mustConfirm ? "我已核对证书密码，确认再试一次（还可以尝试 \(left) 次）" : "",
            confirmationError: isMissed ? "请先勾选确认。密码再输错会减少剩余次数。" : "", isEnabled: disk.isInserted,
            sentence: disk.isInserted ? "" : "请先插入税盘，再保存。")
    }
}

extension Field {
    fileprivate init(_ other: DiskPasswords.Other, isKept: Bool) {
        self.init(
            name: other.rawValue, label: other.name, kind: .password,
            hint: (isKept ? "已保存，留空则不变。" : "") + other.purpose, isRequired: false, maxLength: 64)
    }
}

extension DiskPasswords.Other {
    fileprivate var name: String {
        switch self {
        case .platform: "税局平台密码"
        case .confirmation: "勾选确认密码"
        }
    }

    fileprivate var purpose: String {
        switch self {
        case .platform: "下载发票用不到；仅当您的 ERP 要用它登录平台时填写。"
        case .confirmation: "下载发票用不到；仅当您的 ERP 要代您确认勾选时填写。"
        }
    }
}
