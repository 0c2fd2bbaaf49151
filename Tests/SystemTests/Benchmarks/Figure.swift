import Foundation
import Testing

/// One line of bench.json: what was measured beside what it is compared with, as rounds of one run. The higher the
/// ratio the better.
struct Figure: Codable {
    let name: String
    /// The median of the rounds, and so is `peer`.
    let ours: Double
    let peer: Double
    let ratio: Double
    /// The least that the ratio may be.
    let limit: Double
    /// From the lowest to the highest ratio, as a part of the median.
    let spread: Double

    init(_ name: String, rounds: [(ours: Double, peer: Double)], limit: Double, ratio: (Double, Double) -> Double) {
        let ratios = rounds.map { ratio($0.ours, $0.peer) }
        self.name = name
        ours = rounds.map(\.ours).median
        peer = rounds.map(\.peer).median
        self.ratio = ratios.median
        self.limit = limit
        spread = ((ratios.max() ?? 0) - (ratios.min() ?? 0)) / max(ratios.median, .leastNonzeroMagnitude)
    }

    /// More is better, as with requests in a second.
    static func rate(_ name: String, _ rounds: [(ours: Double, peer: Double)], limit: Double) -> Figure {
        Figure(name, rounds: rounds, limit: limit) { $0 / $1 }
    }

    /// Less is better, as with seconds.
    static func cost(_ name: String, _ rounds: [(ours: Double, peer: Double)], limit: Double) -> Figure {
        Figure(name, rounds: rounds, limit: limit) { $1 / $0 }
    }

    /// Writes it into bench.json, in place of an earlier one of its name, and prints it.
    func record(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = Project.root.appending(path: "bench.json")
        let earlier = (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode([Figure].self, from: $0) }
        let all = ((earlier ?? []).filter { $0.name != name } + [self]).sorted { $0.name < $1.name }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try encoder.encode(all).write(to: file, options: .atomic)
        let words = [ours, peer, ratio, limit, spread].map { String(format: "%.3f", $0) }
        print("bench | \(name) | " + words.joined(separator: " | "))
        #expect(ratio >= limit, sourceLocation: sourceLocation)
    }
}

extension [Double] {
    fileprivate var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

/// Long, and worth something on an optimised program and a quiet machine only: `make bench`.
enum Benchmarks {
    static var areWanted: Bool {
        Project.program != nil && ProcessInfo.processInfo.environment["STEWARD_BENCH"] == "1"
    }
}
