import Domain
import Foundation
import Testing

@testable import SlotAgent

struct LinkErrorTests {
    @Test func aWrongClockIsToldWithBothTimes() throws {
        let now = Date(timeIntervalSince1970: 1_795_320_000)
        let words = try #require(LinkError.clockSkew(console: now.addingTimeInterval(-730)).advice(at: now))
        #expect(words.contains(China.timestamp(now)) && words.contains(China.timestamp(now.addingTimeInterval(-730))))
        #expect(words.hasSuffix("请校准时间，之后自动连接。"))
    }
}
