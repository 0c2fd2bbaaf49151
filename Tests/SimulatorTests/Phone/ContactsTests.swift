import Foundation
import Testing

@testable import Simulator

struct ContactsTests {
    @Test func whoWasNotMetForLongestIsForgotten() {
        let contacts = Contacts()
        for number in 0..<Contacts.limit { contacts.introduce(Profile(nickname: "a", avatar: 1), as: "o\(number)") }
        _ = contacts.follow("o0")
        contacts.introduce(Profile(nickname: "b", avatar: 1), as: "new")
        #expect(contacts.find("o0")?.relation == .follower && contacts.find("new") != nil)
        #expect(contacts.find("o1") == nil && contacts.find("o2") != nil)
    }

    @Test(arguments: [(0, "今天 13:00"), (-86_400, "11-21 13:00"), (-366 * 86_400, "2025-11-21 13:00")])
    func timesAreShort(_ offset: Double, _ text: String) {
        #expect(Clock.start.addingTimeInterval(offset).onPhone(now: Clock.start) == text)
    }
}
