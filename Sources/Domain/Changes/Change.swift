/// 变更: what a later look at the bureau found to be other than before.
public enum Change {
    public enum Kind: String, CaseIterable, Sendable {
        /// First seen.
        case added
        /// Anything but a reversal.
        case changed
        /// 红冲, whole or in part.
        case reversed

        public var name: String {
            switch self {
            case .added: "新增"
            case .changed: "变更"
            case .reversed: "红冲"
            }
        }
    }

    /// What of an invoice became another.
    public enum Fact: String, CaseIterable, Sendable {
        case status, deduction, risk, amount, tax, total, kind, source, seller, buyer, sign, drawer, remark
        case issuedAt = "issued-at"

        public var name: String {
            switch self {
            case .status: "发票状态"
            case .deduction: "抵扣状态"
            case .risk: "风险等级"
            case .amount: "金额"
            case .tax: "税额"
            case .total: "价税合计"
            case .kind: "票种"
            case .source: "发票来源"
            case .seller: "销方"
            case .buyer: "购方"
            case .sign: "是否正数发票"
            case .drawer: "开票人"
            case .remark: "备注"
            case .issuedAt: "开票日期"
            }
        }
    }

    /// How many of each kind.
    public typealias Counts = [Kind: Int]
}
