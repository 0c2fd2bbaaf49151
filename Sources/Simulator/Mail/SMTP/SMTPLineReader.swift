/// Cuts what comes into lines. Holds no more than one line of the longest length.
struct SMTPLineReader: Sendable {
    enum Line: Sendable, Equatable {
        /// Without CR and LF.
        case text([UInt8])
        case tooLong
        /// An LF without CR before it: a way to smuggle mail past servers that disagree about line ends.
        case bareLineFeed
    }

    /// With CR and LF.
    static let limit = 1000

    private var line: [UInt8] = []
    private var isTooLong = false
    private var endsWithCR = false

    /// A line when this byte ends one.
    mutating func take(_ byte: UInt8) -> Line? {
        guard byte == 10 else {
            endsWithCR = byte == 13
            if line.count < Self.limit - 1 { line.append(byte) } else { isTooLong = true }
            return nil
        }
        defer { self = SMTPLineReader() }
        guard endsWithCR else { return .bareLineFeed }
        return isTooLong ? .tooLong : .text(line.dropLast())
    }
}
