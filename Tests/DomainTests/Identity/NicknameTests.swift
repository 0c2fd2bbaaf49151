import Domain
import Testing

@Suite struct NicknameTests {
    @Test(arguments: [
        "李", "李会计", "Anna Müller", "张三（财务）", "😀", "👍🏽", "٣", "é", "e\u{301}",
        String(repeating: "名", count: 20), "<b>粗</b>", "%'\"",
    ])
    func takesANameThatIsSeen(_ typed: String) {
        #expect(Nickname(typed)?.text == typed)
    }

    @Test(arguments: [
        "", " ", "\u{3000}\u{00A0}", "李\n会计", "李\r\n", "\t李", "李\u{0}", "李\u{202E}计会", "李\u{200B}", "\u{FEFF}李",
        "李\u{2028}会计", "李\u{2029}", "\u{E000}", "李\u{7F}", "李\u{85}", String(repeating: "名", count: 21),
        "李" + String(repeating: "\u{301}", count: 100),
    ])
    func refusesWhatIsNoName(_ typed: String) {
        #expect(Nickname(typed) == nil)
    }
}
