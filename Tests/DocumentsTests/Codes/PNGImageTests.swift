import Documents
import Testing

struct PNGImageTests {
    @Test("the file is a PNG of the image's size, 8-bit RGB")
    func header() throws {
        let file = try PNGImage(width: 300, height: 2).encoded()
        #expect(file.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(Array(file[12..<16]) == Array("IHDR".utf8))
        #expect(Array(file[16..<29]) == [0, 0, 1, 44, 0, 0, 0, 2, 8, 2, 0, 0, 0])
        #expect(Array(file.suffix(8).prefix(4)) == Array("IEND".utf8))
    }

    @Test("a painted point is in the file, and only that")
    func points() throws {
        var image = PNGImage(width: 4, height: 3)
        let blank = try image.encoded()
        image[3, 2] = (10, 20, 30)
        #expect(image[3, 2] == (10, 20, 30))
        #expect(image[2, 2] == (255, 255, 255))
        #expect(try image.encoded() != blank)
    }

    @Test("a drawing is clipped")
    func clipping() throws {
        var image = PNGImage(width: 4, height: 3)
        let blank = try image.encoded()
        for (x, y) in [(-1, 0), (0, -1), (4, 0), (0, 3)] { image[x, y] = (0, 0, 0) }
        #expect(try image.encoded() == blank)
        #expect(image[4, 0] == (255, 255, 255))
    }

    @Test("an image without points has no file", arguments: [(0, 5), (5, 0), (-3, 5)])
    func empty(_ width: Int, _ height: Int) {
        #expect(throws: DocumentError.unwritable) { try PNGImage(width: width, height: height).encoded() }
    }
}
