internal import CQREncode

/// A text as a QR code, error correction M, UTF-8.
public struct QRCode: Sendable {
    /// Modules per side, without the quiet zone.
    public let size: Int
    private let modules: [Bool]

    /// - Throws: `missing` for an empty text, `tooLarge` for one above 2,331 bytes.
    public init(_ text: String) throws(DocumentError) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { throw .missing("text") }
        guard let code = QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            throw .tooLarge
        }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The lowest bit of a module's byte is its colour, the others are the encoder's notes.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }

    /// Whether a module is dark. Outside the code, in the quiet zone, all is light.
    public subscript(row: Int, column: Int) -> Bool {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
        return modules[row * size + column]
    }
}
