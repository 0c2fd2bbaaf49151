import Domain

/// What one day of a stream holds: its blue invoices, and which of them are reversed so many days later.
struct DayPlan: Sendable {
    let day: Day
    let blues: Int
    /// How many of its blue invoices will be reversed.
    let reversals: Int
    /// The days from here until they are.
    let lag: Int
    private let offset: Int
    private let seed: UInt64

    static let longestLag = 15

    /// - Parameter given: blue invoices, if their number is not the plan's to draw.
    init(_ day: Day, streamSeed: UInt64, monthlyBlues: Int, given: Int? = nil) {
        var dice = Dice(streamSeed, UInt64(bitPattern: Int64(day.rawValue)))
        lag = 1 + dice.below(Self.longestLag)
        // Thousandths multiplied twice, and hundredths once: what is left over is decided by the dice.
        let weight = Self.weekdayWeight(day) * Self.monthWeight(day) * (75 + dice.below(51))
        let unit = 1000 * 1000 * 100 * 30
        let scaled = monthlyBlues * weight
        let drawn = scaled / unit + (dice.below(unit) < scaled % unit ? 1 : 0)
        blues = given ?? drawn
        reversals = min(blues, blues * 40 / 1000 + (dice.below(1000) < blues * 40 % 1000 ? 1 : 0))
        offset = dice.below(max(1, blues))
        seed = dice.roll()
        self.day = day
    }

    /// Where the `number`-th reversed invoice stands among the blue ones.
    func reversedIndex(_ number: Int) -> Int { (number * blues + offset) / reversals }

    /// Whether the blue invoice at `index` is reversed, and as which.
    func reversal(at index: Int) -> Reversal? {
        guard reversals > 0 else { return nil }
        let number = max(0, (index * reversals - offset + blues - 1) / blues)
        return number < reversals && reversedIndex(number) == index ? reversal(number) : nil
    }

    func reversal(_ number: Int) -> Reversal {
        var dice = Dice(seed, UInt64(number))
        let percent = dice.chance(250) ? 20 + dice.below(60) : 100
        return Reversal(day: day + lag, second: 9 * 3600 + dice.below(9 * 3600), percent: percent)
    }

    private static func weekdayWeight(_ day: Day) -> Int {
        switch (day.rawValue + 3) % 7 {
        case 0: 1150
        case 4: 1350
        case 5: 450
        case 6: 250
        default: 1250
        }
    }

    /// The last three days of a month are busy, the first three quiet.
    private static func monthWeight(_ day: Day) -> Int {
        if day.firstOfNextMonth - day <= 3 { return 1750 }
        return day.parts.day <= 3 ? 600 : 940
    }
}

/// 红冲 of a blue invoice: when, and how much of it.
struct Reversal: Sendable {
    let day: Day
    let second: Int
    /// 100 is the whole invoice.
    let percent: Int

    var issuedAt: Int { day.startSecond + second }
}

extension Day {
    /// Seconds since 1970 at which the day begins in China.
    var startSecond: Int { rawValue * 86_400 - 8 * 3600 }
}
