import Documents
import Domain
import Testing

/// The rows of an exported workbook.
struct Workbook {
    let truth: Truth

    /// Exports what the library holds of 取得发票 in these days.
    init(of company: Company, _ period: Period, for clerk: Clerk) async throws {
        let id = try await clerk.id(of: company)
        let file = try await clerk.visitor.get(
            "/invoices.xlsx?enterprise=\(id)&direction=received&from=\(period.from)&to=\(period.to)")
        try #require(file.status == 200)
        let sheet = try #require(try Spreadsheet.sheets(file.bytes).first { $0.name == "发票基础信息" })
        let table = try #require(SheetTable(sheet, titles: ["数电发票号码", "发票代码", "金额", "税额", "价税合计"]))
        truth = Truth(
            numbers: table.rows.map(Self.number).sorted(),
            sums: try ["金额", "税额", "价税合计"].map { title in
                try table.rows.map { try #require(Fen(yuan: $0[title]), "\($0[title])") }.reduce(.zero, +).yuan
            })
    }

    private static func number(_ row: SheetTable.Row) -> String {
        row.number("数电发票号码") ?? (row.number("发票代码") ?? "") + (row.number("发票号码") ?? "")
    }
}

extension Clerk {
    /// The workbook has what the bureau has, number by number and fen by fen, nothing twice.
    func expectTruth(
        _ company: Company, _ period: Period, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let truth = try await world.truth(of: company.creditCode, "received", period.from, period.to)
        let workbook = try await Workbook(of: company, period, for: self)
        #expect(workbook.truth == truth, sourceLocation: sourceLocation)
        #expect(Set(truth.numbers).count == workbook.truth.numbers.count, sourceLocation: sourceLocation)
        #expect(truth.numbers.count > 50, "enough to mean something", sourceLocation: sourceLocation)
    }
}
