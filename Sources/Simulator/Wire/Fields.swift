import Foundation
import Hummingbird
import NIOCore

/// The fields of a JSON object in a request. Each read names its field when it is wrong; unknown fields are refused.
struct Fields: Sendable {
    private let path: String
    private let values: [String: JSONValue]

    /// - Throws: `bad-request` where a field is none of `known`.
    init(_ values: [String: JSONValue], path: String = "", known: [String]) throws(Problem) {
        self.path = path
        self.values = values
        guard let stranger = values.keys.sorted().first(where: { !known.contains($0) }) else { return }
        throw .badRequest("不认识的字段 \(path)\(stranger)")
    }

    static func read(_ request: Request, known: [String]) async throws -> Fields {
        var request = request
        let type = request.headers[.contentType] ?? ""
        guard type.hasPrefix("application/json") else { throw Problem.badRequest("请求须为 application/json") }
        guard let body = try? await request.collectBody(upTo: 64 << 10) else { throw Problem.badRequest("请求过大") }
        guard case .object(let values)? = JSONValue.read(Data(body.readableBytesView)) else {
            throw Problem.badRequest("请求须为 JSON 对象")
        }
        return try Fields(values, known: known)
    }

    /// The same, where the request may have no body at all.
    static func readIfPresent(_ request: Request, known: [String]) async throws -> Fields {
        guard request.headers[.contentType] == nil else { return try await read(request, known: known) }
        var request = request
        guard try await request.collectBody(upTo: 64 << 10).readableBytes == 0 else {
            throw Problem.badRequest("请求须为 application/json")
        }
        return try Fields([:], known: known)
    }

    func has(_ name: String) -> Bool { values[name].map { $0 != .null } ?? false }

    func mentions(_ name: String) -> Bool { values[name] != nil }

    func text(_ name: String, atMost limit: Int = 200) throws(Problem) -> String {
        guard case .text(let text)? = values[name], !text.isEmpty, text.count <= limit else {
            throw .badRequest("字段 \(path)\(name) 须为 1–\(limit) 字的文本")
        }
        return text
    }

    /// Nothing where absent.
    func texts(_ name: String) throws(Problem) -> [String] {
        guard has(name) else { return [] }
        guard case .array(let array)? = values[name] else { throw .badRequest("字段 \(path)\(name) 须为数组") }
        let texts = array.compactMap { if case .text(let text) = $0 { text } else { nil } }
        guard texts.count == array.count else { throw .badRequest("字段 \(path)\(name) 只能含文本") }
        return texts
    }

    func int(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int {
        guard case .int(let int)? = values[name], range.contains(int) else {
            throw .badRequest("字段 \(path)\(name) 须为 \(range.lowerBound)–\(range.upperBound) 的整数")
        }
        return int
    }

    func rate(_ name: String) throws(Problem) -> Double {
        switch values[name] {
        case .double(let value)? where (0...1).contains(value): return value
        case .int(let value)? where (0...1).contains(value): return Double(value)
        default: throw .badRequest("字段 \(path)\(name) 须为 0–1 的数")
        }
    }

    func bool(_ name: String) throws(Problem) -> Bool {
        guard case .bool(let bool)? = values[name] else { throw .badRequest("字段 \(path)\(name) 须为 true 或 false") }
        return bool
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Problem) -> Choice {
        guard case .text(let text)? = values[name], let choice = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: "、")
            throw .badRequest("字段 \(path)\(name) 须为其中之一：\(choices)")
        }
        return choice
    }

    /// Of an array that must be there.
    func choices<Choice: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Problem) -> [Choice] {
        guard has(name) else { throw .badRequest("缺少字段 \(path)\(name)") }
        let texts = try texts(name)
        let choices = texts.compactMap(Choice.init)
        guard choices.count == texts.count else {
            throw .badRequest("字段 \(path)\(name) 只能含 \(Choice.allCases.map(\.rawValue).joined(separator: "、"))")
        }
        return choices
    }

    func object(_ name: String, known: [String]) throws(Problem) -> Fields {
        guard case .object(let values)? = values[name] else { throw .badRequest("字段 \(path)\(name) 须为对象") }
        return try Fields(values, path: "\(path)\(name).", known: known)
    }
}
