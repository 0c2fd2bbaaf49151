extension Avatar {
    static let plants = [tulip, cactus, tree, mushroom]

    private static let tulip = Avatar(
        name: "郁金香", ground: 0xFBE7C6,
        layers: [
            Layer(0x3E8E4E, .box(47.5, 48, 52.5, 94)), Layer(0x4FA75F, .corners(48, 90, 18, 58, 26, 84)),
            Layer(0x4FA75F, .corners(52, 90, 82, 58, 74, 84)),
            Layer(0xD7263D, .corners(26, 14, 38, 28, 50, 10, 62, 28, 74, 14, 74, 42, 26, 42)),
            Layer(0xD7263D, .oval(50, 42, 48, 36)), Layer(0xB71C33, .corners(50, 10, 60, 40, 50, 60, 40, 40)),
        ])

    private static let cactus = Avatar(
        name: "仙人掌", ground: 0xF2A27E,
        layers: [
            Layer(0x2F8F5B, .oval(50, 20, 22, 22)), Layer(0x2F8F5B, .box(39, 20, 61, 72)),
            Layer(0x2F8F5B, .box(18, 46, 44, 55)), Layer(0x2F8F5B, .box(18, 32, 28, 55)),
            Layer(0x2F8F5B, .circle(23, 32, 5)), Layer(0x2F8F5B, .box(56, 52, 82, 61)),
            Layer(0x2F8F5B, .box(72, 36, 82, 61)), Layer(0x2F8F5B, .circle(77, 36, 5)),
            Layer(0x7CCB92, .box(45, 20, 47, 70)), Layer(0x7CCB92, .box(53, 20, 55, 70)),
            Layer(0xE94F7C, .circle(50, 10, 6)), Layer(0x8C4A2F, .corners(30, 70, 70, 70, 64, 94, 36, 94)),
            Layer(0xA65D3C, .box(27, 66, 73, 75)),
        ])

    private static let tree = Avatar(
        name: "小树", ground: 0x35507A,
        layers: [
            Layer(0x8A5A3B, .box(45, 74, 55, 94)), Layer(0x3FAE6A, .corners(50, 40, 84, 80, 16, 80)),
            Layer(0x53C07C, .corners(50, 24, 78, 58, 22, 58)), Layer(0x6AD192, .corners(50, 8, 71, 37, 29, 37)),
            Layer(0xFFD447, .circle(50, 9, 5)), Layer(0xFFD447, .circle(38, 52, 3)),
            Layer(0xFFD447, .circle(60, 70, 3)),
        ])

    private static let mushroom = Avatar(
        name: "蘑菇", ground: 0x6A5ACD,
        layers: [
            Layer(0xFFF3DC, .oval(50, 76, 40, 36)), Layer(0xFFF3DC, .box(34, 54, 66, 76)),
            Layer(0xE63946, .dome(x: 50, y: 58, width: 84, height: 88)), Layer(0xC92C3A, .oval(50, 58, 84, 9)),
            Layer(0xFFFFFF, .circle(50, 30, 8)), Layer(0xFFFFFF, .circle(29, 44, 7)),
            Layer(0xFFFFFF, .circle(71, 44, 7)), Layer(0x2B2B33, .circle(43, 74, 3)),
            Layer(0x2B2B33, .circle(57, 74, 3)),
        ])
}
