import Testing

/// Files are short and finished.
struct FileRuleTests {
    @Test func noFileIsTooLong() {
        #expect((Project.sources + Project.tests).filter(FileRules.isTooLong).map(\.path) == [])
        #expect(Project.tests.contains { $0.path == "Tests/ArchitectureTests/FileRuleTests.swift" })
    }

    @Test func noSourceTakesAShortcut() {
        #expect(Project.sources.flatMap(FileRules.shortcuts) == [])
    }

    @Test(arguments: [(300, false), (301, true)])
    func lengthIsCountedInLines(lines: Int, isTooLong: Bool) {
        let file = SwiftFile(path: "Sources/Web/Long.swift", text: String(repeating: "x\n", count: lines))
        #expect(FileRules.isTooLong(file) == isTooLong)
    }

    @Test(arguments: [
        "// " + "TODO: later", "fatal" + "Error()", "let a = try" + "! b()", "let a = b as" + "! C", "// FIX" + "ME",
    ])
    func aShortcutIsFound(line: String) {
        let file = SwiftFile(path: "Sources/Web/Quick.swift", text: "import Domain\n\(line)\n")
        #expect(FileRules.shortcuts(in: file) == ["Sources/Web/Quick.swift:2"])
    }

    @Test func aWordThatOnlyLooksLikeOneIsNot() {
        let file = SwiftFile(path: "Sources/Web/Words.swift", text: "let has = a != b\ntry? c()\nlet d = e as? F\n")
        #expect(FileRules.shortcuts(in: file) == [])
    }
}
