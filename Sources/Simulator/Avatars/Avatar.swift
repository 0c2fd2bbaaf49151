import Documents

/// A picture that a person may appear as: a friendly figure on a coloured ground.
struct Avatar: Sendable {
    struct Layer: Sendable {
        let colour: UInt32
        let shape: Shape

        init(_ colour: UInt32, _ shape: Shape) {
            self.colour = colour
            self.shape = shape
        }
    }

    static let all = animals + plants
    static var count: Int { all.count }

    let name: String
    let ground: UInt32
    let layers: [Layer]

    /// The picture as a PNG file of 132 × 132.
    func encoded() throws -> [UInt8] {
        var canvas = AvatarCanvas()
        canvas.fill(.box(0, 0, 100, 100), ground)
        for layer in layers { canvas.fill(layer.shape, layer.colour) }
        return try canvas.image.encoded()
    }
}
