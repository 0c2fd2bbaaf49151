import Foundation
import Hummingbird
import NIOCore

/// The fields of a JSON object that was posted. What is not known is refused by its name.
struct JSONFields: Sendable {
    /// A request of the API holds texts and lists of them, nothing else.
    private enum Value: Decodable {
        case text(String), texts([String]), null, other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let texts = try? container.decode([String].self) {
                self = .texts(texts)
            } else {
                self = .other
            }
        }
    }

    private let values: [String: Value]

    init(_ bytes: some Sequence<UInt8>, known names: Set<String>) throws {
        // The decoder would take other encodings too, in which a text has zeros; no JSON in UTF-8 has.
        guard !bytes.contains(0) else { throw Problem(.badRequest, "请求体须为一个 JSON 对象（UTF-8）。") }
        do { values = try JSONDecoder().decode([String: Value].self, from: Data(bytes)) } catch {
            throw Problem(.badRequest, "请求体须为一个 JSON 对象（UTF-8）。")
        }
        // Which of two values was meant, nobody knows; readers of JSON differ.
        guard KeyCount.ofObject(bytes) == values.count else {
            throw Problem(.badRequest, "请求体中有重复的字段。请每个字段只写一次。")
        }
        if let stranger = values.keys.filter({ !names.contains($0) }).min() {
            let name = String(stranger.prefix(50))
            throw Problem.wrong(name, "没有字段 \(name)。可用的字段：\(names.sorted().joined(separator: "、"))。")
        }
    }

    func text(_ name: String) throws -> String {
        guard let text = try textIfAny(name) else { throw Problem.wrong(name, "缺少字段 \(name)。") }
        return text
    }

    func textIfAny(_ name: String) throws -> String? {
        switch values[name] {
        case .text(let text): text
        case nil, .null: nil
        case .texts, .other: throw Problem.wrong(name, "字段 \(name) 须为文本。")
        }
    }

    /// Empty where there is none.
    func texts(_ name: String) throws -> [String] {
        switch values[name] {
        case .texts(let texts): texts
        case nil, .null: []
        case .text, .other: throw Problem.wrong(name, "字段 \(name) 须为文本的数组。")
        }
    }
}

extension Request {
    /// At most 64 KB.
    func jsonFields(_ names: String...) async throws -> JSONFields {
        var request = self
        return try JSONFields(try await request.collectPromptly(upTo: 65_536).readableBytesView, known: Set(names))
    }
}
