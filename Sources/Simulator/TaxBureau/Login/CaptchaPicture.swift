import Documents

/// Draws a captcha: dark letters on white, a little crooked, with light noise.
struct CaptchaPicture {
    static let width = 128
    static let height = 44
    private static let scale = 4

    let text: String
    let seed: UInt64

    func encoded() throws -> [UInt8] {
        var dice = Dice(seed)
        var image = PNGImage(width: Self.width, height: Self.height)
        for _ in 0..<260 {
            let shade = UInt8(185 + dice.below(50))
            image[dice.below(Self.width), dice.below(Self.height)] = (shade, shade, UInt8(200 + dice.below(40)))
        }
        for (place, character) in text.enumerated() {
            draw(character, left: 12 + place * 28, top: 5 + dice.below(7), &image, &dice)
        }
        return try image.encoded()
    }

    private func draw(_ character: Character, left: Int, top: Int, _ image: inout PNGImage, _ dice: inout Dice) {
        let colour = (red: UInt8(dice.below(70)), green: UInt8(dice.below(70)), blue: UInt8(40 + dice.below(90)))
        for (row, bits) in GlyphFont.rows(character).enumerated() {
            for column in 0..<5 where bits >> UInt8(4 - column) & 1 == 1 {
                for x in 0..<Self.scale {
                    for y in 0..<Self.scale {
                        image[left + column * Self.scale + x, top + row * Self.scale + y] = colour
                    }
                }
            }
        }
    }
}
