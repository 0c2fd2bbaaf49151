import Domain
import Foundation

/// How often an account has asked.
struct RequestCounts {
    private var recent: [Date] = []
    private var day: Day?
    private var ofDay = 0

    mutating func add(at now: Date) {
        if day != Day(at: now) { (day, ofDay) = (Day(at: now), 0) }
        ofDay += 1
        recent.append(now)
        // Now and then, so that it costs little.
        if recent.count % 1024 == 0 { recent.removeAll { $0 <= now.addingTimeInterval(-60) } }
    }

    func today(at now: Date) -> Int { day == Day(at: now) ? ofDay : 0 }

    func within(_ seconds: TimeInterval, of now: Date) -> Int {
        let since = now.addingTimeInterval(-seconds)
        return recent.reversed().prefix { $0 > since }.count
    }
}
