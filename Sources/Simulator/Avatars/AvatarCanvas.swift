import Documents

/// Paints figures with smooth edges: a point takes a colour by how much of it is covered.
struct AvatarCanvas {
    static let side = 132
    private static let unit = 100 / Double(side)
    /// Level lines through each row of points.
    private static let levels = [1.0 / 6, 3.0 / 6, 5.0 / 6]

    private(set) var image = PNGImage(width: side, height: side)

    mutating func fill(_ shape: Shape, _ colour: UInt32) {
        let rows = shape.height
        let first = max(0, Int(rows.lowerBound / Self.unit))
        let last = min(Self.side - 1, Int(rows.upperBound / Self.unit))
        for y in stride(from: first, through: last, by: 1) {
            var cover = [Double](repeating: 0, count: Self.side)
            for level in Self.levels {
                for span in shape.spans(at: (Double(y) + level) * Self.unit) { Self.add(span, to: &cover) }
            }
            for x in cover.indices where cover[x] > 0.01 { blend(colour, min(1, cover[x]), x, y) }
        }
    }

    private static func add(_ span: ClosedRange<Double>, to cover: inout [Double]) {
        let left = max(0, span.lowerBound / unit)
        let right = min(Double(side), span.upperBound / unit)
        for x in stride(from: Int(left), to: Int(right.rounded(.up)), by: 1) {
            let share = min(right, Double(x + 1)) - max(left, Double(x))
            cover[x] += share / Double(levels.count)
        }
    }

    private mutating func blend(_ colour: UInt32, _ share: Double, _ x: Int, _ y: Int) {
        let new = (red: UInt8(colour >> 16 & 255), green: UInt8(colour >> 8 & 255), blue: UInt8(colour & 255))
        guard share < 0.99 else {
            image[x, y] = new
            return
        }
        let old = image[x, y]
        func mixed(_ old: UInt8, _ new: UInt8) -> UInt8 {
            UInt8((Double(old) * (1 - share) + Double(new) * share).rounded())
        }
        image[x, y] = (mixed(old.red, new.red), mixed(old.green, new.green), mixed(old.blue, new.blue))
    }
}
