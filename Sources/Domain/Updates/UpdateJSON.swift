public import Foundation

/// The JSON of updates: instants are `2026-11-23T02:00:00Z`, names sorted, so that the same facts are the same bytes.
public enum UpdateJSON {
    public static func data(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value) + Data("\n".utf8)
    }

    /// Throws where a field is missing or not of its kind; fields that a later version adds are passed over.
    public static func value<Value: Decodable>(_ type: Value.Type = Value.self, in data: Data) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: data)
    }
}
