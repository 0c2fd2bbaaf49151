/// 发票票种, by the bureau's two-digit code.
public enum InvoiceKind: String, CaseIterable, Sendable {
    case special = "01", vehicle = "03", ordinary = "04", electronicSpecial = "08", electronicOrdinary = "10"
    case roll = "11", toll = "14", usedVehicle = "15", customs = "17", railway = "51", airline = "61"
    case digitalSpecial = "81", digitalOrdinary = "82", digitalVehicle = "83", digitalUsedVehicle = "84"
    case paperSpecial = "85", paperOrdinary = "86", paperVehicle = "87", paperUsedVehicle = "88"

    /// The text in the bureau's pages and exports.
    public var name: String {
        switch self {
        case .special: "增值税专用发票"
        case .vehicle: "机动车销售统一发票"
        case .ordinary: "增值税普通发票"
        case .electronicSpecial: "增值税电子专用发票"
        case .electronicOrdinary: "增值税电子普通发票"
        case .roll: "增值税普通发票（卷式）"
        case .toll: "道路通行费电子普通发票"
        case .usedVehicle: "二手车销售统一发票"
        case .customs: "海关缴款书"
        case .railway: "数电票（铁路电子客票）"
        case .airline: "数电票（航空运输电子客票行程单）"
        case .digitalSpecial: "数电票（增值税专用发票）"
        case .digitalOrdinary: "数电票（普通发票）"
        case .digitalVehicle: "数电票（机动车销售统一发票）"
        case .digitalUsedVehicle: "数电票（二手车销售统一发票）"
        case .paperSpecial: "数电纸质发票（增值税专用发票）"
        case .paperOrdinary: "数电纸质发票（普通发票）"
        case .paperVehicle: "数电纸质发票（机动车销售统一发票）"
        case .paperUsedVehicle: "数电纸质发票（二手车销售统一发票）"
        }
    }

    /// 可勾选: may be ticked for deduction.
    public var isDeductible: Bool {
        switch self {
        case .special, .vehicle, .electronicSpecial, .toll, .customs, .railway, .airline,
            .digitalSpecial, .digitalVehicle, .paperSpecial, .paperVehicle:
            true
        default: false
        }
    }

    /// Reads a kind's text with brackets of either width and the old word 全电发票.
    public init?(text: String) {
        let wanted = Self.normalised(text)
        guard let kind = Self.allCases.first(where: { Self.normalised($0.name) == wanted }) else { return nil }
        self = kind
    }

    private static func normalised(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
            .replacing("(", with: "（").replacing(")", with: "）").replacing("全电发票", with: "数电票")
    }
}
