extension Avatar {
    private static let dark: UInt32 = 0x2B2B33
    private static let white: UInt32 = 0xFFFFFF

    static let animals = [cat, rabbit, bear, panda, fox, chick, penguin, whale]

    private static func eyes(_ y: Double, apart: Double, radius: Double = 4) -> [Layer] {
        [Layer(dark, .circle(50 - apart, y, radius)), Layer(dark, .circle(50 + apart, y, radius))]
    }

    private static let cat = Avatar(
        name: "猫", ground: 0xF6C85F,
        layers: [
            Layer(0x6B5B6E, .corners(19, 16, 46, 36, 22, 58)), Layer(0x6B5B6E, .corners(81, 16, 54, 36, 78, 58)),
            Layer(0xF4A7B9, .corners(25, 26, 39, 37, 27, 48)), Layer(0xF4A7B9, .corners(75, 26, 61, 37, 73, 48)),
            Layer(0x6B5B6E, .oval(50, 58, 66, 56)), Layer(white, .oval(50, 70, 34, 24)),
            Layer(0xF4A7B9, .corners(45, 63, 55, 63, 50, 69)),
        ] + eyes(53, apart: 15).map { Layer(white, $0.shape) } + eyes(53, apart: 15, radius: 2.4))

    private static let rabbit = Avatar(
        name: "兔", ground: 0xE76F8A,
        layers: [
            Layer(white, .oval(36, 27, 18, 48)), Layer(white, .oval(64, 27, 18, 48)),
            Layer(0xF9C6D3, .oval(36, 28, 8, 34)), Layer(0xF9C6D3, .oval(64, 28, 8, 34)),
            Layer(white, .oval(50, 64, 58, 50)), Layer(0xF9C6D3, .circle(29, 71, 6)),
            Layer(0xF9C6D3, .circle(71, 71, 6)), Layer(0xE76F8A, .corners(46, 68, 54, 68, 50, 73)),
        ] + eyes(60, apart: 13))

    private static let bear = Avatar(
        name: "熊", ground: 0x8CC084,
        layers: [
            Layer(0x8D5B3E, .circle(26, 32, 13)), Layer(0x8D5B3E, .circle(74, 32, 13)),
            Layer(0xD9A679, .circle(26, 32, 6)), Layer(0xD9A679, .circle(74, 32, 6)),
            Layer(0x8D5B3E, .oval(50, 56, 66, 60)), Layer(0xEBC9A0, .oval(50, 69, 34, 26)),
            Layer(dark, .oval(50, 63, 13, 9)), Layer(dark, .box(49, 65, 51, 74)),
        ] + eyes(50, apart: 15))

    private static let panda = Avatar(
        name: "熊猫", ground: 0x6EC6E8,
        layers: [
            Layer(dark, .circle(24, 31, 13)), Layer(dark, .circle(76, 31, 13)), Layer(white, .oval(50, 56, 68, 60)),
            Layer(dark, .oval(35, 54, 17, 21)), Layer(dark, .oval(65, 54, 17, 21)), Layer(white, .circle(37, 52, 3.4)),
            Layer(white, .circle(63, 52, 3.4)), Layer(dark, .oval(50, 67, 12, 8)),
        ])

    private static let fox = Avatar(
        name: "狐狸", ground: 0x2D5D7B,
        layers: [
            Layer(0xF08A3C, .corners(16, 14, 44, 34, 20, 58)), Layer(0xF08A3C, .corners(84, 14, 56, 34, 80, 58)),
            Layer(dark, .corners(21, 23, 34, 33, 23, 44)), Layer(dark, .corners(79, 23, 66, 33, 77, 44)),
            Layer(0xF08A3C, .corners(18, 46, 50, 26, 82, 46, 68, 74, 50, 88, 32, 74)),
            Layer(white, .corners(18, 46, 50, 80, 50, 88, 32, 74)),
            Layer(white, .corners(82, 46, 50, 80, 50, 88, 68, 74)), Layer(dark, .oval(50, 83, 12, 10)),
        ] + eyes(53, apart: 13))

    private static let chick = Avatar(
        name: "小鸡", ground: 0x3FA796,
        layers: [
            Layer(0xFFD447, .corners(50, 12, 57, 30, 43, 30)), Layer(0xFFD447, .corners(38, 15, 52, 29, 42, 32)),
            Layer(0xFFD447, .oval(50, 58, 66, 64)), Layer(0xF2B632, .oval(21, 64, 14, 24)),
            Layer(0xF2B632, .oval(79, 64, 14, 24)), Layer(0xF07F2F, .corners(40, 58, 60, 58, 50, 70)),
        ] + eyes(49, apart: 14))

    private static let penguin = Avatar(
        name: "企鹅", ground: 0xB9A7E8,
        layers: [
            Layer(0x2F3A56, .oval(50, 54, 64, 78)), Layer(0x2F3A56, .corners(22, 48, 8, 76, 28, 70)),
            Layer(0x2F3A56, .corners(78, 48, 92, 76, 72, 70)), Layer(white, .oval(50, 66, 44, 54)),
            Layer(white, .circle(39, 42, 12)), Layer(white, .circle(61, 42, 12)),
            Layer(0xF79A3E, .corners(41, 51, 59, 51, 50, 62)), Layer(0xF79A3E, .oval(37, 93, 18, 8)),
            Layer(0xF79A3E, .oval(63, 93, 18, 8)),
        ] + eyes(42, apart: 9))

    private static let whale = Avatar(
        name: "鲸", ground: 0xCDE9F7,
        layers: [
            Layer(0x2F6FB5, .corners(70, 62, 80, 34, 94, 28, 89, 40, 96, 50, 84, 52, 82, 74)),
            Layer(0x2F6FB5, .oval(44, 62, 74, 52)), Layer(0x9CCBEC, .corners(12, 70, 74, 70, 64, 84, 44, 88, 24, 84)),
            Layer(dark, .circle(26, 56, 4)),
            Layer(0x5AA9DD, .corners(42, 34, 46, 34, 46, 16, 42, 16)), Layer(0x5AA9DD, .oval(36, 17, 14, 8)),
            Layer(0x5AA9DD, .oval(52, 17, 14, 8)),
        ])
}
