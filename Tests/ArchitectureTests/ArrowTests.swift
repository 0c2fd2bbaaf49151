import Testing

/// The dependencies between targets are those of the design.
struct ArrowTests {
    @Test func everyImportFollowsAnArrow() {
        #expect(Project.sources.flatMap(Arrows.faults) == [])
    }

    @Test func everyTargetIsLookedAt() {
        #expect(Set(Project.sources.map(\.target)) == Set(Arrows.allowed.keys))
        #expect(Project.sources.count > 200)
    }

    @Test(arguments: [
        ("Sources/Domain/Money/Fen.swift", "public import Store"),
        ("Sources/Domain/Money/Fen.swift", "import Synchronization"),
        ("Sources/Store/Engine/Store.swift", "internal import Workflows"),
        ("Sources/Web/Routes.swift", "    import struct GRDB.Row"),
        ("Sources/Web/Routes.swift", "import Gateways"),
        ("Sources/Workflows/SignIn.swift", "@preconcurrency import AsyncHTTPClient"),
        ("Sources/Jobs/JobRunner.swift", "private import Hummingbird"),
        ("Sources/Extras/New.swift", ""),
    ])
    func anImportAgainstTheArrowsIsFound(path: String, line: String) {
        #expect(Arrows.faults(of: SwiftFile(path: path, text: "/// Words.\n\(line)\nstruct A {}")).count == 1)
    }

    @Test func wordsAboutImportsAreNoImports() {
        let text = "/// We import GRDB.\nlet words = \"import GRDB\"\nimport Foundation\npublic import Domain\n"
        let file = SwiftFile(path: "Sources/Web/Routes.swift", text: text)
        #expect(file.imports == ["Foundation", "Domain"])
        #expect(Arrows.faults(of: file) == [])
    }
}
