/// What no file may be or hold.
enum FileRules {
    static let mostLines = 300
    private static var forbidden: Regex<Substring> { /\b(?:TODO|FIXME|fatalError\b|try!|as!)/ }

    static func isTooLong(_ file: SwiftFile) -> Bool {
        file.lines.count - (file.text.hasSuffix("\n") ? 1 : 0) > mostLines
    }

    /// The lines that put something off or that end the program where an error would do.
    static func shortcuts(in file: SwiftFile) -> [String] {
        file.lines.enumerated().filter { $0.element.contains(forbidden) }.map { "\(file.path):\($0.offset + 1)" }
    }
}
