import Domain
import Foundation
import Testing

@testable import Store
@testable import Web

@Suite("文件校验 on 系统设置")
struct FileExaminationWordsTests {
    private static let now = Date(timeIntervalSince1970: 1_790_000_000)

    private static func page(isOpen: Bool, isDue: Bool) -> SettingsPage.Files {
        let last = FileExamination(
            id: .init(rawValue: 1), beganAt: now.addingTimeInterval(-60), endedAt: isOpen ? nil : now, examined: 1_234,
            missing: 1, altered: 2, unreadable: 3, cursor: (7, "pdf"))
        return SettingsPage.Files(last, isDue: isDue, damaged: ([], 0), at: now)
    }

    @Test("one that has stopped is not under way")
    func stopped() {
        let page = Self.page(isOpen: true, isDue: false)
        #expect(page.state.text == "校验已停止" && page.state.tone == .warn)
        #expect(page.facts.first?.value == "已停止，请重新启动发票管家，校验会接着进行")
        #expect(!page.facts.contains { $0.value == "正在进行" })
        #expect(Self.page(isOpen: false, isDue: false).state.text == "校验已停止")
        #expect(SettingsPage.Files(nil, isDue: false, damaged: ([], 0), at: Self.now).state.text == "校验已停止")
    }

    @Test("one that is under way, and one that has ended")
    func goesOn() {
        let open = Self.page(isOpen: true, isDue: true)
        #expect(open.state.text == "正在校验" && open.facts.first?.value == "正在进行")
        #expect(open.facts.last?.value == "不见 1 个，内容改变 2 个，无法读取 3 个")
        let ended = Self.page(isOpen: false, isDue: true)
        #expect(ended.state.text == "正常" && ended.facts.count == 3)
    }
}
