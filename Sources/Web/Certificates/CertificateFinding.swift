import Domain
import Store

extension CertificatePage.Part {
    /// What the certificates of one direction come to, now.
    struct Finding {
        let missing: Int
        let altered: Int
        let added: Int
        let days: DayRange
        private let month: Month
        private let bureauCount: Int
        private let ownCount: Int
        private let hasGap: Bool
        /// All kinds were compared, not some.
        private let isWhole: Bool
        /// A certificate is gone, or not as it was written.
        private let isDamaged: Bool
        /// Something else of its invoices is not as it was: the map says so too.
        private let hasMoved: Bool

        init(_ part: CertifiedPart) {
            let examinations = part.examined.map(\.examination)
            missing = examinations.reduce(0) { $0 + $1.missing }
            altered = examinations.reduce(0) { $0 + $1.altered }
            added = examinations.reduce(0) { $0 + $1.added }
            month = part.key.month
            let newest = part.examined.map(\.row.facts)
            let whole = newest.first { $0.kind == nil }
            isWhole = whole != nil
            isDamaged = part.isTampered || part.examined.isTorn
            hasMoved = part.month.map { $0.certified.revision != $0.revision } ?? false
            let counted = whole.map { [$0] } ?? newest
            bureauCount = counted.reduce(0) { $0 + $1.bureau.count }
            ownCount = counted.reduce(0) { $0 + $1.own.count }
            hasGap = newest.contains { !$0.isEqual }
            days = counted.first?.days ?? part.key.month.days
        }

        private var isBroken: Bool { missing + altered > 0 }
        var isToMend: Bool { hasGap || isBroken || isDamaged || hasMoved || added > 0 }

        var chip: Chip {
            if isBroken { return Chip(text: "有变化", tone: .bad) }
            if isDamaged { return Chip(text: "证书被改动", tone: .bad) }
            if hasGap { return Chip(text: "有缺口", tone: .bad) }
            if added > 0 { return Chip(text: "有新增，待核对", tone: .warn) }
            if hasMoved { return Chip(text: "有变化，待核对", tone: .warn) }
            return Chip(text: isWhole ? "一张不少" : "所选类型一张不少", tone: .good)
        }

        var sentence: String {
            if isBroken {
                let parts = [
                    missing > 0 ? "缺失 \(missing.grouped) 张" : "", altered > 0 ? "改动 \(altered.grouped) 张" : "",
                ]
                return "核对之后，本地\(parts.filter { !$0.isEmpty }.joined(separator: "、"))，号码见下。重新下载这个月，恢复为税局的数据。"
            }
            if isDamaged { return "这个月的证书有的缺失，或与写入时的哈希不符，不能作为凭据。请重新下载这个月，写入新的证书；若仍然如此，请管理员用 steward verify 查看。" }
            if hasGap {
                return bureauCount == ownCount
                    ? "张数相同，金额或类型与税局不一致。请重新下载这个月。"
                    : "税局有 \(bureauCount.grouped) 张，本地有 \(ownCount.grouped) 张。请重新下载这个月。"
            }
            if added > 0 { return "核对之后新增 \(added.grouped) 张，尚未与税局核对，号码见下。请重新下载这个月。" }
            if hasMoved { return "核对之后，有发票的状态、日期或购销方在本地变了，号码与金额仍与证书一致。请重新下载这个月，再次核对。" }
            let rest = days == month.days ? "" : "本月其余日期尚未核对。"
            return ownCount == 0
                ? "税局在 \(days.words) 没有发票，本地也没有。\(rest)"
                : "\(days.words) 的张数、金额、税额、价税合计，逐个类型与税局一致。\(rest)"
        }
    }
}

extension ExaminedCertificate {
    var chip: Chip {
        if examination.isBroken { return Chip(text: "有变化", tone: .bad) }
        if !row.facts.isEqual { return Chip(text: "有缺口", tone: .bad) }
        return examination.isIntact ? Chip(text: "一致", tone: .good) : Chip(text: "有新增", tone: .warn)
    }
}
