import Domain

/// Something that is sold at certain tax rates.
struct Goods: Sendable {
    let name: String
    let unit: String
    /// 税收分类编码, 19 digits.
    let classification: String

    static func catalogue(_ kind: InvoiceKind, rate: Int) -> [Goods] {
        switch kind {
        case .railway: [Goods(name: "*运输服务*铁路旅客运输", unit: "人次", classification: "3010101020101000000")]
        case .airline: [Goods(name: "*运输服务*航空旅客运输", unit: "人次", classification: "3010301020100000000")]
        case .toll: [Goods(name: "*经营租赁*通行费", unit: "次", classification: "3040502020200000000")]
        case .customs: [Goods(name: "进口货物", unit: "批", classification: "1090522010000000000")]
        case .vehicle, .digitalVehicle, .paperVehicle, .usedVehicle, .digitalUsedVehicle, .paperUsedVehicle:
            [Goods(name: "*机动车*轻型厢式货车", unit: "辆", classification: "1090305010100000000")]
        default: byRate[rate] ?? []
        }
    }

    private static let byRate: [Int: [Goods]] = [
        130: [
            Goods(name: "*电子元件*连接器", unit: "个", classification: "1090511010000000000"),
            Goods(name: "*通用设备*精密轴承", unit: "套", classification: "1090124030000000000"),
            Goods(name: "*纸制品*复印纸", unit: "箱", classification: "1060105040000000000"),
            Goods(name: "*计算机配套产品*固态硬盘", unit: "块", classification: "1090512030000000000"),
        ],
        90: [
            Goods(name: "*运输服务*国内道路货物运输服务", unit: "趟", classification: "3010102020100000000"),
            Goods(name: "*建筑服务*装修工程", unit: "项", classification: "3050500000000000000"),
        ],
        60: [
            Goods(name: "*信息技术服务*软件维护费", unit: "月", classification: "3040201010000000000"),
            Goods(name: "*现代服务*咨询服务费", unit: "次", classification: "3040603000000000000"),
            Goods(name: "*餐饮服务*餐费", unit: "", classification: "3070401000000000000"),
        ],
        30: [Goods(name: "*物流辅助服务*仓储服务费", unit: "月", classification: "3040407040000000000")],
        10: [Goods(name: "*劳务*零星加工", unit: "批", classification: "2010000000000000000")],
        0: [Goods(name: "*谷物*大米", unit: "千克", classification: "1010101030000000000")],
    ]
}
