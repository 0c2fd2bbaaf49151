internal import CPNG

/// A small colour bitmap, white until painted. Points outside are white and take no paint, so a drawing is clipped.
public struct PNGImage: Sendable {
    public let width: Int
    public let height: Int
    private var samples: [UInt8]

    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        samples = Array(repeating: 255, count: self.width * self.height * 3)
    }

    /// The colour at `x` from the left and `y` from the top.
    public subscript(x: Int, y: Int) -> (red: UInt8, green: UInt8, blue: UInt8) {
        get {
            guard let place = place(x, y) else { return (255, 255, 255) }
            return (samples[place], samples[place + 1], samples[place + 2])
        }
        set {
            guard let place = place(x, y) else { return }
            (samples[place], samples[place + 1], samples[place + 2]) = (newValue.red, newValue.green, newValue.blue)
        }
    }

    /// The image as a PNG file of 8-bit RGB.
    /// - Throws: `unwritable` for an image without points.
    public func encoded() throws(DocumentError) -> [UInt8] {
        var image = png_image()
        image.version = png_uint_32(PNG_IMAGE_VERSION)
        image.width = png_uint_32(clamping: width)
        image.height = png_uint_32(clamping: height)
        image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
        defer { png_image_free(&image) }

        var size = 0
        guard png_image_write_to_memory(&image, nil, &size, 0, samples, 0, nil) != 0 else { throw .unwritable }
        var file = [UInt8](repeating: 0, count: size)
        guard png_image_write_to_memory(&image, &file, &size, 0, samples, 0, nil) != 0 else { throw .unwritable }
        return Array(file.prefix(size))
    }

    private func place(_ x: Int, _ y: Int) -> Int? {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return nil }
        return (y * width + x) * 3
    }
}
