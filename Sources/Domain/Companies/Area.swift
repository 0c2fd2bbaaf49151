/// One of the 36 tax bureaus: 31 provinces and 5 cities, by GB/T 2260 code.
public struct Area: Hashable, Sendable {
    /// Six digits, such as `440300`.
    public let code: String
    /// `深圳`.
    public let name: String

    public init?(code: String) {
        guard let area = Area.all.first(where: { $0.code == code }) else { return nil }
        self = area
    }

    private init(_ code: Int, _ name: String) {
        self.code = String(code)
        self.name = name
    }

    public static let all: [Area] = [
        Area(110000, "北京"), Area(120000, "天津"), Area(130000, "河北"), Area(140000, "山西"), Area(150000, "内蒙古"),
        Area(210000, "辽宁"), Area(210200, "大连"), Area(220000, "吉林"), Area(230000, "黑龙江"), Area(310000, "上海"),
        Area(320000, "江苏"), Area(330000, "浙江"), Area(330200, "宁波"), Area(340000, "安徽"), Area(350000, "福建"),
        Area(350200, "厦门"), Area(360000, "江西"), Area(370000, "山东"), Area(370200, "青岛"), Area(410000, "河南"),
        Area(420000, "湖北"), Area(430000, "湖南"), Area(440000, "广东"), Area(440300, "深圳"), Area(450000, "广西"),
        Area(460000, "海南"), Area(500000, "重庆"), Area(510000, "四川"), Area(520000, "贵州"), Area(530000, "云南"),
        Area(540000, "西藏"), Area(610000, "陕西"), Area(620000, "甘肃"), Area(630000, "青海"), Area(640000, "宁夏"),
        Area(650000, "新疆"),
    ]
}
