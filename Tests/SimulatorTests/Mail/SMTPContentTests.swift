import Testing

@testable import Simulator

struct SMTPContentTests {
    @Test func tooBigAMailIsRefusedAtItsEndAndLetGo() {
        var content = SMTPContent()
        let line = SMTPLineReader.Line.text(Array(repeating: 97, count: 998))
        for _ in 0..<(SMTPContent.limit / 1000) { _ = content.take(line) }
        #expect(content.fault == nil && content.bytes.count == SMTPContent.limit / 1000 * 1000)
        let goesOn = content.take(line)
        #expect(goesOn && content.fault == .tooBig && content.bytes.isEmpty)
        let goesOnAfterDot = content.take(.text([UInt8(ascii: ".")]))
        #expect(!goesOnAfterDot)
    }

    @Test func readerHoldsOneLineAtMost() {
        var reader = SMTPLineReader()
        var lines: [SMTPLineReader.Line] = []
        let text = String(repeating: "a", count: 5000) + "\r\nb\r\n\nc\rd\r\n"
        for byte in text.utf8 { if let line = reader.take(byte) { lines.append(line) } }
        #expect(lines == [.tooLong, .text([98]), .bareLineFeed, .text([99, 13, 100])])
    }

    @Test func newestMailsAreKept() {
        let mailbox = Mailbox(now: { Clock.start })
        for number in 1...501 {
            #expect(mailbox.keep(Array("Subject: \(number)\r\n\r\n".utf8), from: "a@b", to: ["c@d"]) == number)
        }
        #expect(mailbox.mails.count == 500 && mailbox.mails.first?.id == 501 && mailbox.mails.last?.id == 2)
        #expect(mailbox.find(1) == nil && mailbox.find(2)?.message.subject == "2")
    }

    @Test func bytesAreBoundedToo() {
        let mailbox = Mailbox(byteLimit: 1000, now: { Clock.start })
        let big = Array(repeating: UInt8(10), count: 450)
        for _ in 1...3 { _ = mailbox.keep(big, from: "a@b", to: ["c@d"]) }
        #expect(mailbox.mails.map(\.id) == [3, 2])
    }
}
