import Foundation
import Testing

@testable import Simulator

/// Fixtures/scenarios: each file is the body of a PUT.
struct ScenarioTests {
    private static let folder = Demo.fixtures.appending(path: "scenarios")

    private static var scenarios: [String: JSONValue] {
        get throws {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            let named = try files.filter { $0.pathExtension == "json" }.map { file in
                (file.deletingPathExtension().lastPathComponent, try JSONValue.read(Data(contentsOf: file)) ?? .null)
            }
            return Dictionary(named, uniquingKeysWith: { $1 })
        }
    }

    @Test func everyScenarioIsTakenAndCalmEndsIt() async throws {
        let scenarios = try Self.scenarios
        let calm = try #require(scenarios["calm"])
        try await withSimulator { outside in
            for (name, knobs) in scenarios {
                let taken = try await outside.send(.PUT, "/control/bureau", knobs)
                #expect(taken.status == 200, "\(name): \(taken.body)")
                #expect((taken.json.bytes == BureauSettings().json.bytes) == (name == "calm"), "\(name)")
                let ended = try await outside.send(.PUT, "/control/bureau", calm)
                #expect(ended.json.bytes == BureauSettings().json.bytes, "\(name)")
            }
        }
    }

    @Test func everyScenarioIsDescribed() throws {
        let words = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        for name in try Self.scenarios.keys { #expect(words.contains("`\(name)`"), "\(name)") }
        for knob in BureauSettings.keys { #expect(words.contains("`\(knob)`"), "\(knob)") }
    }
}
