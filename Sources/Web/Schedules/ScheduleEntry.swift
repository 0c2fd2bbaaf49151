import Domain
import Foundation
import Store

/// 定时同步 as a person typed it, and what is wrong with it.
struct ScheduleEntry {
    var isOn: Bool
    var time: String
    var directions: Set<String>
    var lookBack: String
    var files: Set<String>
    var hasDigest: Bool
    /// What the page showed; 0: none was set.
    var version: Int
    var timeError = ""
    var directionsError = ""
    var lookBackError = ""

    /// As it stands, or as it is proposed.
    init(_ row: ScheduleRow?) {
        let schedule = row?.schedule ?? .standard
        isOn = schedule.isOn
        time = schedule.time
        directions = Set(schedule.directions.map(\.rawValue))
        lookBack = "\(schedule.lookBackDays)"
        files = Set(schedule.files.map(\.rawValue))
        hasDigest = schedule.hasDigest
        version = row?.version ?? 0
    }

    init(_ fields: Fields) {
        isOn = !fields["on"].isEmpty
        time = fields["time"]
        directions = Set(fields.all("direction"))
        lookBack = fields["look-back"]
        files = Set(fields.all("file"))
        hasDigest = !fields["digest"].isEmpty
        version = Int(fields["version"]) ?? 0
    }

    /// Nil with the errors set.
    mutating func schedule() -> Schedule? {
        let minute = Self.minute(time)
        if minute == nil { timeError = "请填写 00:00 到 23:59 之间的时间，如 02:00。" }
        let chosen = Set(directions.compactMap(Direction.init(rawValue:)))
        if chosen.isEmpty { directionsError = "请至少选择一个方向。" }
        let days = Int(lookBack).flatMap { Schedule.lookBack.contains($0) ? $0 : nil }
        if days == nil {
            lookBackError = "请填写 \(Schedule.lookBack.lowerBound) 到 \(Schedule.lookBack.upperBound) 之间的整数。"
        }
        guard let minute, let days, !chosen.isEmpty else { return nil }
        return Schedule(
            isOn: isOn, minute: minute, directions: chosen, lookBackDays: days,
            files: Set(files.compactMap(FileFormat.init(rawValue:))), hasDigest: hasDigest)
    }

    /// `02:00`, as browsers send it; some add seconds.
    private static func minute(_ text: String) -> Int? {
        guard let instant = China.instant("1970-01-01 \(text)\(text.count == 5 ? ":00" : "")") else { return nil }
        return Int(instant.timeIntervalSince(Day(rawValue: 0).start)) / 60
    }
}
