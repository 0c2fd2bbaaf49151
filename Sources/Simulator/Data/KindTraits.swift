import Domain

/// What numbers a kind carries.
enum Numbering: Sendable {
    case digital
    /// 发票代码 of so many digits, and 发票号码.
    case coded(Int)
    case both
}

extension InvoiceKind {
    var numbering: Numbering {
        switch self {
        case .digitalSpecial, .digitalOrdinary, .digitalVehicle, .digitalUsedVehicle, .railway, .airline: .digital
        case .paperSpecial, .paperOrdinary, .paperVehicle, .paperUsedVehicle: .both
        case .special, .ordinary: .coded(10)
        default: .coded(12)
        }
    }

    var source: InvoiceSource {
        if case .coded = numbering { return .legacy }
        return .platform
    }

    /// Paper and the older electronic kinds can be voided; a 数电票 can only be reversed.
    var isVoidable: Bool {
        switch numbering {
        case .digital: false
        case .both: true
        case .coded: self != .customs && self != .toll
        }
    }

    /// Tax rates in thousandths, the more usual repeated; 0 is 免税.
    var rates: [Int] {
        switch self {
        case .railway, .airline: [90]
        case .toll: [30, 30, 90, 0]
        case .vehicle, .digitalVehicle, .paperVehicle: [130]
        case .usedVehicle, .digitalUsedVehicle, .paperUsedVehicle: [0]
        case .customs: [130, 130, 90]
        case .special, .electronicSpecial, .digitalSpecial, .paperSpecial: [130, 130, 130, 90, 60, 60, 30, 10]
        default: [130, 130, 90, 60, 60, 30, 10, 10, 0]
        }
    }

    /// The smallest 金额 in fen, and how often it may double.
    var amounts: (least: Int64, doublings: Int) {
        switch self {
        case .railway: (2_800, 5)
        case .airline: (28_000, 3)
        case .toll: (300, 6)
        case .vehicle, .digitalVehicle, .paperVehicle: (6_000_000, 3)
        case .usedVehicle, .digitalUsedVehicle, .paperUsedVehicle: (1_500_000, 3)
        case .customs: (2_000_000, 6)
        case .special, .electronicSpecial, .digitalSpecial, .paperSpecial: (30_000, 9)
        default: (990, 11)
        }
    }
}
