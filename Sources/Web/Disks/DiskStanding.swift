import Domain
import Foundation
import Store

/// What a disk is good for, at a glance; the worst first.
enum DiskStanding: CaseIterable {
    case doubled, locked, expired, stranger, wrongPassword, unverified, unsaved, usable

    init(_ disk: StoredDisk, isDoubled: Bool, today: Day) {
        self =
            if isDoubled {
                .doubled
            } else if disk.facts.triesLeft == 0 || disk.state == .locked {
                .locked
            } else if (disk.facts.lastDay ?? today) < today {
                .expired
            } else if disk.enterprise == nil {
                .stranger
            } else if disk.account == nil {
                .unsaved
            } else {
                switch disk.state {
                case .usable: .usable
                case .wrongPassword: .wrongPassword
                default: .unverified
                }
            }
    }

    var chip: Chip {
        switch self {
        case .doubled: Chip(text: "编号重复", tone: .bad)
        case .locked: Chip(text: "已锁定", tone: .bad)
        case .expired: Chip(text: "证书已过期", tone: .bad)
        case .stranger: Chip(text: "企业未激活", tone: .warn)
        case .wrongPassword: Chip(text: "密码错误", tone: .bad)
        case .unverified: Chip(text: "需重新验证", tone: .warn)
        case .unsaved: Chip(text: "待保存密码", tone: .warn)
        case .usable: Chip(text: "可用", tone: .good)
        }
    }

    var sentence: String {
        switch self {
        case .doubled: "有两个税盘的编号相同，两个都不使用。请取出其中一个。"
        case .locked: "税盘已锁定，不能再输入密码。请携带税盘到主管税务机关解锁，再重新插入。"
        case .expired: "税盘证书已过期，不能登录。请到主管税务机关更新证书，再重新插入。"
        case .stranger: "这家企业还没有在发票管家激活。激活同一税号的企业后，税盘自动归到它名下。"
        case .wrongPassword: "保存的证书密码不正确，系统不会自动重试。请核对后重新保存。"
        case .unverified: "需要重新保存证书密码，验证通过后等待的下载自动继续。"
        case .unsaved: "还没有保存证书密码，暂时不能下载。"
        case .usable: ""
        }
    }

    /// Whether a password may be typed.
    var takesPassword: Bool {
        switch self {
        case .doubled, .locked, .expired, .stranger: false
        case .wrongPassword, .unverified, .unsaved, .usable: true
        }
    }
}

extension Chip {
    init(isInserted: Bool) {
        self.init(text: isInserted ? "已插入" : "未插入", tone: isInserted ? .good : .idle)
    }
}

extension DiskFacts {
    /// `证书 12 天后到期（2026-12-04），请尽快到主管税务机关更新。`; empty where there is time.
    func warning(today: Day) -> String {
        guard let lastDay, lastDay >= today, lastDay - today <= Disk.daysOfWarning else { return "" }
        let days = lastDay == today ? "今天" : "\(lastDay - today) 天后"
        return "证书\(days)到期（\(lastDay)），请尽快到主管税务机关更新。"
    }

    var branchName: String { branch == 0 ? "主机" : "分机 \(branch)" }
}

extension DiskRefusal {
    /// Why, and what to do.
    func sentence(at now: Date) -> String {
        switch self {
        case .wrongPassword(let left): "证书密码错误，还可以尝试 \(left) 次，之后税盘会被锁定。请核对密码，确认后再试。"
        case .unconfirmed(let left): "此前有密码输错，还可以尝试 \(left) 次。请核对密码，并勾选确认后再试。"
        case .locked: DiskStanding.locked.sentence
        case .missing: "税盘不在插槽中。请插入税盘后再保存。"
        case .doubled: "有两个税盘的编号相同，两个都不使用。请取出其中一个，再保存。"
        case .agentSilent: "税盘代理没有应答，密码没有保存。请检查插税盘的电脑和代理程序，再重新保存。"
        case .expired: DiskStanding.expired.sentence
        case .unknownDisk: "综合服务平台没有登记这个税盘，或它不属于这家企业。请核对税盘，或联系主管税务机关。"
        case .badSignature: "综合服务平台没有接受税盘的签名。请重新插入税盘再试；若仍然出现，请联系主管税务机关检查税盘。"
        case .clockSkew: "插税盘的电脑时间不准，平台拒绝了签名。请校准那台电脑的时间后再保存。"
        case .otherSide: "这家企业已升级数电，不能用税盘登录。请添加电子税局账号，用数电模式下载。"
        case .maintenance(let until): "综合服务平台正在维护，预计 \(Moments.short(until, at: now)) 结束，请届时再保存。"
        case .unreachable: "暂时连接不上综合服务平台，密码没有保存。请检查网络，稍后再试。"
        case .badAnswer: "综合服务平台的答复无法识别，密码没有保存。请稍后再试；若仍然出现，请联系管理员查看日志。"
        }
    }

    /// In the log.
    var auditWord: String {
        switch self {
        case .wrongPassword(let left): "证书密码错误，还可尝试 \(left) 次"
        case .unconfirmed: "未确认再次尝试"
        case .locked: "已锁定"
        case .missing: "未插入"
        case .doubled: "编号重复"
        case .agentSilent: "代理没有应答"
        case .expired: "证书已过期"
        case .unknownDisk: "平台没有登记"
        case .badSignature: "签名未通过"
        case .clockSkew: "电脑时间不准"
        case .otherSide: "企业在数电模式"
        case .maintenance: "平台维护"
        case .unreachable: "连接不上平台"
        case .badAnswer: "平台答复无法识别"
        }
    }
}
