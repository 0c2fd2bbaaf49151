import Foundation
import Testing

@testable import Store

@Suite struct InstantTests {
    @Test(arguments: [0, 1, -1, 1_790_000_000_123, 253_402_300_799_999] as [Int64])
    func millisecondsReadBack(_ milliseconds: Int64) {
        #expect(Date(milliseconds: milliseconds).milliseconds == milliseconds)
    }

    /// Now plus the largest Retry-After that a header can hold.
    @Test func anInstantBeyondAllCalendarsIsTheirEnd() {
        #expect(Date(timeIntervalSince1970: Double(Int.max)).milliseconds == 253_402_300_799_999)
        #expect(Date(timeIntervalSince1970: -Double(Int.max)).milliseconds == -253_402_300_799_999)
    }
}
