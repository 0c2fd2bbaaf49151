import Foundation

/// Content-Transfer-Encoding: how bytes were made fit for mail.
enum TransferEncoding: String, Sendable {
    case base64
    case quotedPrintable = "quoted-printable"
    /// 7bit, 8bit and binary: as they are.
    case identity

    init(header: String?) {
        let name = header?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        self = TransferEncoding(rawValue: name) ?? .identity
    }

    func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .base64: [UInt8](Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters) ?? Data())
        case .quotedPrintable: Self.unquoted(bytes)
        case .identity: Array(bytes)
        }
    }

    /// `=E5` is a byte, `=` at the end of a line joins it with the next; any other `=` stands for itself.
    static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            let next = rest.prefix(2)
            if byte != UInt8(ascii: "=") {
                result.append(byte)
            } else if next.elementsEqual([13, 10]) {
                rest = rest.dropFirst(2)
            } else if next.first == 10 {
                rest = rest.dropFirst()
            } else if next.count == 2, let value = UInt8(String(decoding: next, as: UTF8.self), radix: 16) {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
