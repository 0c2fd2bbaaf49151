extension QRCode {
    /// An SVG without width, height or style, to be sized by a style sheet; the quiet zone is 4 modules. What holds it
    /// says what it is for: it has no name of its own.
    public var svg: String {
        let quiet = 4
        let side = size + 2 * quiet
        let path = (0..<size).map { row in
            darkRuns(in: row).map { "M\($0.lowerBound + quiet) \(row + quiet)h\($0.count)v1h-\($0.count)z" }.joined()
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges" \
            aria-hidden="true"><rect width="\(side)" height="\(side)" fill="#fff"/>\
            <path fill="#000" d="\(path.joined())"/></svg>
            """
    }

    /// Lines of half blocks for a terminal, two modules high each; the quiet zone is 2 modules.
    ///
    /// Black on white is set by number in the 256-colour cube, which themes leave alone.
    public var terminal: String {
        let quiet = 2
        let columns = -quiet..<size + quiet
        let lines = stride(from: -quiet, to: size + quiet, by: 2).map { row in
            let blocks = columns.map { column -> Character in
                switch (self[row, column], self[row + 1, column]) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            }
            return "\u{1B}[38;5;16;48;5;231m\(String(blocks))\u{1B}[0m"
        }
        return lines.joined(separator: "\n")
    }

    private func darkRuns(in row: Int) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for column in 0...size {
            if self[row, column] {
                start = start ?? column
            } else if let first = start {
                runs.append(first..<column)
                start = nil
            }
        }
        return runs
    }
}
