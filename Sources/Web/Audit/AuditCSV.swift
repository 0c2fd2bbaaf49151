import Domain

/// The audit log as a spreadsheet reads it.
enum AuditCSV {
    static let titles = "时间,人员,人员编号,操作,内容,地址,设备\r\n"

    static func line(_ entry: AuditEntry) -> String {
        let deed = entry.deed
        return [
            China.timestamp(entry.at), deed.person, deed.user.map(\.description) ?? "", deed.action.word, deed.subject,
            deed.address, deed.browser,
        ].map(cell).joined(separator: ",") + "\r\n"
    }

    /// A text that a spreadsheet would run as a formula gets an apostrophe in front, which it shows as text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }
}
