@testable import Web

extension Samples {
    static func certificate(isProved: Bool) -> Certificate {
        Certificate(
            headline: isProved ? "一张不少" : "相差 2 张", ourCount: isProved ? "1,482" : "1,480", bureauCount: "1,482",
            isProved: isProved, checkedAt: "今天 14:07 与税局核对",
            sums: [
                sum("数量", "1,482", isProved ? "1,482" : "1,480", isProved ? "0" : "2", isProved),
                sum(
                    "金额", "¥12,345,678.90", isProved ? "¥12,345,678.90" : "¥12,343,678.90",
                    isProved ? "¥0.00" : "¥2,000.00", isProved),
                sum(
                    "税额", "¥1,604,938.26", isProved ? "¥1,604,938.26" : "¥1,604,678.26", isProved ? "¥0.00" : "¥260.00",
                    isProved),
                sum(
                    "价税合计", "¥13,950,617.16", isProved ? "¥13,950,617.16" : "¥13,948,357.16",
                    isProved ? "¥0.00" : "¥2,260.00", isProved),
            ],
            parts: [
                .init(
                    month: "2026-10", kind: "数电票（增值税专用发票）", bureauCount: "901", ourCount: isProved ? "901" : "899",
                    bureauTotal: "¥9,120,000.00", ourTotal: isProved ? "¥9,120,000.00" : "¥9,117,740.00",
                    isEqual: isProved),
                .init(
                    month: "2026-10", kind: "数电票（普通发票）", bureauCount: "581", ourCount: "581",
                    bureauTotal: "¥4,830,617.16", ourTotal: "¥4,830,617.16", isEqual: true),
            ],
            differences: isProved
                ? []
                : [
                    .init(
                        number: "26442000000000123457", date: "2026-10-24", party: longCompany, total: "¥1,130.00",
                        reason: "税局有，本地没有"),
                    .init(
                        number: "26442000000000123461", date: "2026-10-24", party: "广州明珠电子元件有限公司",
                        total: "¥1,130.00", reason: "税局有，本地没有"),
                ],
            links: isProved ? [.init(month: "2026-10", url: "/enterprises/1/certificates/2026-10")] : [],
            note: isProved ? "" : "这些日期还没有核对证书。重新下载整月即可得到。")
    }

    private static func sum(
        _ label: String, _ bureau: String, _ ours: String, _ difference: String, _ isEqual: Bool
    ) -> Certificate.Sum {
        .init(label: label, bureau: bureau, ours: ours, difference: difference, isEqual: isEqual)
    }
}
