import Domain
import Foundation

extension Chip {
    init(_ kind: Change.Kind) {
        let tone: Tone =
            switch kind {
            case .added: .good
            case .changed: .busy
            case .reversed: .warn
            }
        self.init(text: kind.name, tone: tone)
    }
}

extension Change.Fact {
    /// What the library keeps, as people read it.
    func words(_ kept: String) -> String {
        let words: String? =
            switch self {
            case .status: InvoiceStatus(rawValue: kept)?.name
            case .deduction: DeductionStatus(rawValue: kept)?.name
            case .risk: RiskLevel(rawValue: kept)?.name
            case .kind: InvoiceKind(rawValue: kept)?.name
            case .source: InvoiceSource(rawValue: kept)?.name
            case .amount, .tax, .total: Int64(kept).map { Fen(rawValue: $0).display }
            case .sign: kept == "1" ? "是" : "否"
            case .issuedAt: Double(kept).map { China.timestamp(Date(timeIntervalSince1970: $0 / 1000)) }
            case .seller, .buyer, .drawer, .remark: kept.isEmpty ? "无" : kept
            }
        return words ?? kept
    }
}
