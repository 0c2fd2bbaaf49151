import Domain
import Foundation
import Testing

@testable import Web

@Suite("The completeness map")
struct MapTests {
    @Test(
        "a cell has a letter and a figure, not a colour alone",
        arguments: [
            (Completeness(state: .absent, figure: 0), Tone.idle, "未"),
            (Completeness(state: .whole, figure: 1482), .good, "齐 1,482"),
            (Completeness(state: .whole, figure: 0, direction: .received), .good, "取齐 0"),
            (Completeness(state: .unchecked, figure: 12, direction: .issued), .busy, "开待 12"),
            (Completeness(state: .drifted, figure: 3), .warn, "变 +3"),
            (Completeness(state: .drifted, figure: -1), .warn, "变 −1"),
            (Completeness(state: .drifted, figure: 0), .warn, "变"),
            (Completeness(state: .gap, figure: 2), .bad, "缺 2"),
            (Completeness(state: .gap, figure: -2), .bad, "多 2"),
            (Completeness(state: .gap, figure: 0), .bad, "缺 ¥"),
        ])
    func cells(found: Completeness, tone: Tone, text: String) {
        #expect(found.tone == tone && found.text == text)
    }

    @Test("fifty companies and twelve months are at most 60 KB")
    func size() throws {
        let row = MapPage.Row(
            name: Samples.company, url: "/enterprises/1999",
            cells: Array(
                repeating: .init(tone: .good, text: "齐 12,345", url: "/enterprises/1999/certificates/2026-11"),
                count: 12)
        )
        let page = Samples.home(map: Samples.map(Array(repeating: row, count: 50), isMany: true))
        let html = try Project.pages().render(page, in: Samples.layout("首页", .home))
        #expect(html.utf8.count <= 60_000)
    }
}
