/// Builds zips without compression, so that a test can say what stands in each byte.
struct StoredZip {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    init(_ entries: KeyValuePairs<String, String>) {
        for (path, text) in entries { add(path, Array(text.utf8)) }
    }

    mutating func add(_ path: String, _ content: [UInt8]) {
        let name = Array(path.utf8)
        let sizes = [Self.crc32(content), UInt32(content.count), UInt32(content.count)].flatMap(Self.four)
        let common: [UInt8] =
            [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x5C] + sizes + Self.two(UInt16(name.count)) + [0, 0]
        directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10)
        directory += Self.four(UInt32(files.count)) + name
        files += [0x50, 0x4B, 3, 4] + common + name + content
        count += 1
    }

    var bytes: [UInt8] {
        let counts = Self.two(UInt16(count)) + Self.two(UInt16(count))
        let end: [UInt8] = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + counts
        return files + directory + end + Self.four(UInt32(directory.count)) + Self.four(UInt32(files.count)) + [0, 0]
    }

    private static func two(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
    private static func four(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
