import Foundation
import Testing

@testable import Domain

struct CompletenessTests {
    private let october = Month(of: Day(rawValue: 20_735))
    private var now: Date { (october.last + 10).start }

    private func certified(
        _ count: Int = 5, bureau: Int? = nil, isEqual: Bool = true, last: Int = 30, confirmed: Int = 40
    ) -> CertifiedMonth {
        CertifiedMonth(
            days: DayRange(october.first, october.first + last) ?? october.days, bureauCount: bureau ?? count,
            ownCount: count, isEqual: isEqual, confirmedAt: (october.first + confirmed).start, revision: 9)
    }

    private func found(
        _ received: MonthHolding, issued: MonthHolding = MonthHolding(), at now: Date? = nil
    ) -> Completeness {
        Completeness(of: [.received: received, .issued: issued], in: october, at: now ?? self.now)
    }

    @Test func oneDirectionSaysSo() {
        #expect(october.description == "2026-10")
        #expect(found(MonthHolding()) == Completeness(state: .absent, figure: 0))
        #expect(
            found(MonthHolding(count: 5, revision: 1))
                == Completeness(state: .unchecked, figure: 5, direction: .received))
        #expect(
            found(MonthHolding(count: 5, revision: 9, certified: certified()))
                == Completeness(state: .whole, figure: 5, direction: .received))
        #expect(
            found(MonthHolding(count: 0, revision: 9, certified: certified(0)))
                == Completeness(state: .whole, figure: 0, direction: .received))
    }

    @Test func anyChangeSinceShows() {
        let states = [4, 5, 6].map { found(MonthHolding(count: $0, revision: 10, certified: certified())) }
        #expect(states.map(\.state) == [.drifted, .drifted, .drifted] && states.map(\.figure) == [-1, 0, 1])
    }

    @Test func aGapSaysHowManyTheBureauHasMore() {
        let gap = MonthHolding(count: 5, revision: 9, certified: certified(5, bureau: 7, isEqual: false))
        #expect(found(gap) == Completeness(state: .gap, figure: 2, direction: .received))
        #expect(found(gap, issued: MonthHolding(count: 3, revision: 1)).state == .gap)
        #expect(found(gap, issued: MonthHolding(count: 3, revision: 1)).figure == 2)
    }

    @Test func ofTwoDirectionsTheWorseCountsAndTheFiguresAreAddedUp() {
        let whole = MonthHolding(count: 5, revision: 9, certified: certified())
        #expect(found(whole, issued: whole) == Completeness(state: .whole, figure: 10))
        #expect(found(whole, issued: MonthHolding(count: 3, revision: 1)) == Completeness(state: .unchecked, figure: 8))
    }

    @Test func aMonthIsWholeWhenItWasConfirmedAfterItsEnd() {
        let part = MonthHolding(count: 5, revision: 9, certified: certified(last: 20))
        let early = MonthHolding(count: 5, revision: 9, certified: certified(confirmed: 30))
        #expect(found(part).state == .unchecked && found(early).state == .unchecked)
        // While it runs, the days up to now are all that there are.
        #expect(found(part, at: (october.first + 21).start).state == .whole)
    }
}
