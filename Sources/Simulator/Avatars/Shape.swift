/// A figure on a sheet of 100 × 100, y downwards.
enum Shape: Sendable {
    struct Point: Sendable {
        let x: Double
        let y: Double
    }

    case ellipse(x: Double, y: Double, width: Double, height: Double)
    /// The upper half of an ellipse.
    case dome(x: Double, y: Double, width: Double, height: Double)
    case polygon([Point])

    static func circle(_ x: Double, _ y: Double, _ radius: Double) -> Shape { oval(x, y, radius * 2, radius * 2) }

    static func oval(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Shape {
        .ellipse(x: x, y: y, width: width, height: height)
    }

    static func box(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Shape {
        .corners(left, top, right, top, right, bottom, left, bottom)
    }

    /// Corners as `x, y, x, y, …`.
    static func corners(_ values: Double...) -> Shape {
        .polygon(stride(from: 0, to: values.count - 1, by: 2).map { Point(x: values[$0], y: values[$0 + 1]) })
    }

    /// Where a level line runs through the figure, from left to right.
    func spans(at level: Double) -> [ClosedRange<Double>] {
        switch self {
        case .ellipse(let x, let y, let width, let height):
            let distance = (level - y) / (height / 2)
            guard abs(distance) < 1 else { return [] }
            let half = width / 2 * (1 - distance * distance).squareRoot()
            return [x - half...x + half]
        case .dome(let x, let y, let width, let height):
            return level > y ? [] : Shape.oval(x, y, width, height).spans(at: level)
        case .polygon(let corners):
            let ends = corners.dropFirst() + corners.prefix(1)
            let crossings = zip(corners, ends).filter { ($0.y > level) != ($1.y > level) }
                .map { ($1.x - $0.x) * (level - $0.y) / ($1.y - $0.y) + $0.x }.sorted()
            return stride(from: 0, to: crossings.count - 1, by: 2).map { crossings[$0]...crossings[$0 + 1] }
        }
    }

    /// From the top to the bottom.
    var height: ClosedRange<Double> {
        switch self {
        case .ellipse(_, let y, _, let height): return y - height / 2...y + height / 2
        case .dome(_, let y, _, let height): return y - height / 2...y
        case .polygon(let corners):
            let levels = corners.map(\.y)
            return (levels.min() ?? 0)...(levels.max() ?? 0)
        }
    }
}
