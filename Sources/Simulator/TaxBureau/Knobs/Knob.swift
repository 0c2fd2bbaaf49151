import Foundation

/// A knob: how the control API shows it and reads it.
struct Knob<Settings: Sendable>: Sendable {
    let name: String
    let show: @Sendable (Settings) -> JSONValue
    /// `null` is read only where it means something.
    let set: @Sendable (inout Settings, Fields) throws -> Void
    var takesNull = false

    static func int(_ name: String, _ path: Path<Int>, _ range: ClosedRange<Int>) -> Knob {
        Knob(name: name, show: { .int($0[keyPath: path]) }) { $0[keyPath: path] = try $1.int(name, in: range) }
    }

    /// A share, 0–1.
    static func rate(_ name: String, _ path: Path<Double>) -> Knob {
        Knob(name: name, show: { .double($0[keyPath: path]) }) { $0[keyPath: path] = try $1.rate(name) }
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ path: Path<Choice>
    ) -> Knob {
        Knob(name: name, show: { .text($0[keyPath: path].rawValue) }) { $0[keyPath: path] = try $1.choice(name) }
    }

    static func texts(_ name: String, _ path: Path<[String]>) -> Knob {
        Knob(name: name, show: { .texts($0[keyPath: path]) }) { $0[keyPath: path] = try $1.texts(name) }
    }

    static func instant(_ name: String, _ path: Path<Date?>) -> Knob {
        Knob(
            name: name, show: { $0[keyPath: path].map(JSONValue.instant) ?? .null },
            set: { $0[keyPath: path] = try $1.instant(name) }, takesNull: true)
    }

    typealias Path<Value> = any WritableKeyPath<Settings, Value> & Sendable
}

extension Fields {
    /// Nil where absent.
    func instant(_ name: String) throws(Problem) -> Date? {
        guard has(name) else { return nil }
        guard let date = try? Date(try text(name), strategy: .iso8601) else {
            throw .badRequest("字段 \(name) 须为 ISO 8601 时刻")
        }
        return date
    }
}
