public import Domain

extension Fen {
    /// 大写金额: `壹万零伍圆伍分`, `壹圆伍角整`, `负壹佰圆整`, `零圆整`.
    public var inChinese: String {
        let magnitude = rawValue.magnitude
        let (yuan, jiao, fen) = (magnitude / 100, magnitude / 10 % 10, magnitude % 10)
        var text = yuan > 0 ? Self.whole(yuan) + "圆" : ""
        switch (jiao, fen) {
        case (0, 0): text = (text.isEmpty ? "零圆" : text) + "整"
        case (_, 0): text += "\(Self.digits[Int(jiao)])角整"
        case (0, _): text += (text.isEmpty ? "" : "零") + "\(Self.digits[Int(fen)])分"
        default: text += "\(Self.digits[Int(jiao)])角\(Self.digits[Int(fen)])分"
        }
        return (rawValue < 0 ? "负" : "") + text
    }

    private static let digits = Array("零壹贰叁肆伍陆柒捌玖")
    private static let units: [(UInt64, String)] = [
        (100_000_000, "亿"), (10_000, "万"), (1000, "仟"), (100, "佰"), (10, "拾"),
    ]

    private static func whole(_ number: UInt64) -> String {
        guard let (size, unit) = units.first(where: { number >= $0.0 }) else { return String(digits[Int(number)]) }
        let rest = number % size
        // One 零 stands for however many places are empty.
        let gap = rest > 0 && rest < size / 10 ? "零" : ""
        return whole(number / size) + unit + gap + (rest > 0 ? whole(rest) : "")
    }
}
