import Documents
import Testing

struct QRCodeTests {
    private let text = "http://weixin.qq.com/q/02abcDEFghijKLMNopqRSTuv"

    @Test("the drawn codes hold the very modules of the code")
    func drawings() throws {
        let code = try QRCode(text)
        let modules = matrix(code)
        #expect(modules.joined().contains(true) && modules.joined().contains(false))
        #expect(try modules == svgModules(code.svg, side: code.size + 8, quiet: 4))
        #expect(modules == terminalModules(code.terminal, size: code.size))
    }

    /// The fixture's picture was read back by zbar as the text when it was made.
    @Test("a text gives the modules that a scanner has read")
    func golden() throws {
        let picture = String(decoding: try Files.fixture("qr-modules.txt"), as: UTF8.self)
        let expected = picture.split(separator: "\n").map { $0.map { $0 == "#" } }
        #expect(matrix(try QRCode(text)) == expected)
    }

    @Test(
        "error correction is M",
        arguments: ["1", "https://example.cn/login/abcdefgh", String(repeating: "票", count: 90)])
    func correction(_ text: String) throws {
        let code = try QRCode(text)
        // The first five of the 15 format bits, under the fixed mask 10101; the first two say the level, M is 00.
        let format = (0..<5).reduce(0) { $0 << 1 | (code[8, $1] ? 1 : 0) } ^ 0b10101
        #expect(format >> 3 == 0b00)
    }

    @Test("an SVG takes its size and style from a style sheet")
    func svg() throws {
        let svg = try QRCode("a").svg
        #expect(
            svg.hasPrefix(
                #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges" "#
                    + #"aria-hidden="true">"#))
        #expect(!svg.contains("style="))
        #expect(svg.split(separator: "<path").count == 2)
    }

    @Test("outside the code all is light")
    func outside() throws {
        let code = try QRCode("a")
        #expect(code.size == 21)
        #expect(code[0, 0])
        #expect(!code[-1, 0] && !code[0, -1] && !code[21, 0] && !code[0, 21])
    }

    @Test("nothing and too much are refused; the longest text fits")
    func limits() throws {
        #expect(throws: DocumentError.missing("text")) { try QRCode("") }
        #expect(try QRCode(String(repeating: "a", count: 2331)).size == 177)
        #expect(throws: DocumentError.tooLarge) { try QRCode(String(repeating: "a", count: 2332)) }
    }

    private func matrix(_ code: QRCode) -> [[Bool]] {
        (0..<code.size).map { row in (0..<code.size).map { code[row, $0] } }
    }

    private func svgModules(_ svg: String, side: Int, quiet: Int) throws -> [[Bool]] {
        var modules = Array(repeating: Array(repeating: false, count: side), count: side)
        for run in svg.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
            let (x, y, length) = (try #require(Int(run.1)), try #require(Int(run.2)), try #require(Int(run.3)))
            #expect(run.3 == run.4)
            for column in x..<x + length { modules[y][column] = true }
        }
        let frame = modules.prefix(quiet) + modules.suffix(quiet)
        #expect(!frame.joined().contains(true))
        return modules.dropFirst(quiet).dropLast(quiet).map { Array($0.dropFirst(quiet).dropLast(quiet)) }
    }

    private func terminalModules(_ text: String, size: Int) -> [[Bool]] {
        let rows = text.split(separator: "\n").flatMap { line -> [[Bool]] in
            let blocks = line.replacing(/\u{1B}\[[0-9;]*m/, with: "")
            return [blocks.map { "█▀".contains($0) }, blocks.map { "█▄".contains($0) }]
        }
        return rows.dropFirst(2).prefix(size).map { Array($0.dropFirst(2).dropLast(2)) }
    }
}
