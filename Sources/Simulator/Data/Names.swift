import Domain

/// Words that invented names are made of.
enum Names {
    static let carriers: [InvoiceKind: [String]] = [
        .railway: ["华岭铁路客运有限公司", "江海城际铁路有限责任公司"],
        .airline: ["云翼航空股份有限公司", "南溟航空有限公司"],
        .toll: ["通衢高速公路联网收费有限公司", "岭南通途路桥集团有限公司"],
        .customs: ["澄湾海关", "星屿港海关"],
    ]

    static let drawers = ["陈思远", "王敏", "周雨桐", "徐文博", "何静", "林浩", "欧阳文静", "赵一鸣"]

    private static let brands = [
        "鼎汇", "云栈", "星拓", "恒屹", "澜图", "瑞禾", "博远", "启辰", "锦程", "蓝岸", "越峰", "禾木", "致同", "盛朗", "安澜", "嘉树",
        "泓源", "璟和", "犇驰", "淼淼", "晟曦", "㵘波", "朗润", "万象",
    ]
    private static let trades = [
        "电子科技", "供应链管理", "精密机械", "新材料", "信息技术服务", "物流", "餐饮管理", "办公用品", "环保工程", "建筑装饰", "人力资源服务", "广告传媒",
        "医疗器械", "食品", "化工", "酒店管理", "软件开发", "五金制品",
    ]
    private static let forms = ["有限公司", "有限公司", "有限责任公司", "股份有限公司", "（集团）有限公司", "商行", "合伙企业（有限合伙）"]
    private static let surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "司徒"]
    private static let givenNames = ["敏", "思远", "佳怡", "雨桐", "文博", "静", "浩然", "一鸣", "子涵", "建国", "秀英", "璟雯"]

    static func company(_ index: Int, in area: Area, _ dice: inout Dice) -> String {
        let brand = brands[index % brands.count]
        let trade = trades[index / brands.count % trades.count]
        let name = "\(area.name)\(brand)\(trade)\(dice.pick(forms))"
        guard index % 40 == 17 else { return name }
        return "\(area.name)\(brand)\(trade)与数字化转型综合解决方案（中国）投资控股集团股份有限公司\(area.name)高新技术产业开发区第二分公司"
    }

    static func person(_ dice: inout Dice) -> String { dice.pick(surnames) + dice.pick(givenNames) }
}
