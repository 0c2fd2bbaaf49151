import Foundation
import Hummingbird
import NIOCore

/// A form of files (multipart/form-data), read as it comes, so that a large file costs no memory.
struct Multipart {
    enum Event: Equatable {
        /// `fileName` nil: a plain field.
        case part(name: String, fileName: String?)
        /// More of the last part.
        case bytes(Data)
    }

    /// No form of ours, or one that was cut short.
    struct Malformed: Error {}

    private enum Place { case content, delimiter, head, end }

    private static let largestHead = 8192
    private let delimiter: Data
    private var body: RequestBody.AsyncIterator
    // The first delimiter has no line before it.
    private var buffer = Data("\r\n".utf8)
    private var place = Place.content
    private var isPreamble = true

    /// Throws `Malformed` for another kind of body.
    init(_ request: Request) throws {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data"),
            let boundary = Self.value(of: "boundary", in: type), (1...70).contains(boundary.utf8.count)
        else { throw Malformed() }
        delimiter = Data("\r\n--\(boundary)".utf8)
        body = request.body.makeAsyncIterator()
    }

    /// Nil at the end of the form.
    mutating func next() async throws -> Event? {
        while place != .end {
            if let event = try step() { return event }
            guard place != .end else { break }
            guard let piece = try await body.next() else { throw Malformed() }
            buffer.append(contentsOf: piece.readableBytesView)
        }
        return nil
    }

    /// An event of what is here; nil where more is needed.
    private mutating func step() throws -> Event? {
        while true {
            switch place {
            case .content:
                let found = buffer.range(of: delimiter)
                // The delimiter may have come in half.
                let end = found?.lowerBound ?? max(buffer.startIndex, buffer.endIndex - delimiter.count)
                let content = isPreamble ? Data() : Data(buffer[..<end])
                buffer = Data(buffer[(found?.upperBound ?? end)...])
                if found != nil { (place, isPreamble) = (.delimiter, false) }
                if !content.isEmpty { return .bytes(content) }
                if found == nil { return nil }
            case .delimiter:
                guard buffer.count >= 2 else { return nil }
                let mark = Data(buffer.prefix(2))
                buffer = Data(buffer.dropFirst(2))
                guard mark == Data("--".utf8) || mark == Data("\r\n".utf8) else { throw Malformed() }
                place = mark == Data("--".utf8) ? .end : .head
                if place == .end { return nil }
            case .head:
                guard let end = buffer.range(of: Data("\r\n\r\n".utf8)) else {
                    guard buffer.count <= Self.largestHead else { throw Malformed() }
                    return nil
                }
                let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
                buffer = Data(buffer[end.upperBound...])
                place = .content
                return try begin(head)
            case .end: return nil
            }
        }
    }

    private mutating func begin(_ head: String) throws -> Event {
        let line = head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let line, let name = Self.value(of: "name", in: line) else { throw Malformed() }
        return .part(name: name, fileName: Self.value(of: "filename", in: line))
    }

    /// `name="package"`, quoted or not.
    private static func value(of name: String, in line: String) -> String? {
        for field in line.split(separator: ";").dropFirst() {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, String(parts[0]).trimmingWhitespace().lowercased() == name else { continue }
            let value = String(parts[1]).trimmingWhitespace()
            return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count >= 2
                ? String(value.dropFirst().dropLast()) : value
        }
        return nil
    }
}
