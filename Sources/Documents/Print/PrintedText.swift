import Domain

/// A text on the page of an invoice, 210 × 140 mm. Lengths are tenths of a millimetre from the upper left corner.
struct PrintedText {
    static let width = 2100
    static let height = 1400

    let text: String
    let x: Int
    /// Of the base line.
    let y: Int
    var size = 32

    /// How far the pen moves for each character but the last: half the size for ASCII.
    var steps: [Int] { text.unicodeScalars.dropLast().map { $0.isASCII ? size / 2 : size } }
}

extension InvoiceDocument {
    /// What the invoice says, line by line. Of many goods lines the first stand here and the rest are counted.
    var printed: [PrintedText] {
        head + party(buyer, "购买方", y: 380) + party(seller, "销售方", y: 460) + goods + foot
    }

    private var head: [PrintedText] {
        let name = kind?.name ?? "发票"
        let coded = [number.code.map { "发票代码：\($0)" }, "发票号码：\(number.digital ?? number.number ?? "")"]
        let dated = ["开票日期：\(China.timestamp(issuedAt).prefix(10))"]
        let title = PrintedText(text: isRed ? "\(name)（红字）" : name, x: 650, y: 150, size: 56)
        return [title]
            + (coded.compactMap(\.self) + dated).enumerated().map { PrintedText(text: $1, x: 1400, y: 210 + 50 * $0) }
    }

    private func party(_ party: DocumentParty, _ role: String, y: Int) -> [PrintedText] {
        [
            PrintedText(text: "\(role)名称：\(party.name)", x: 100, y: y),
            PrintedText(text: "统一社会信用代码/纳税人识别号：\(party.taxNumber)", x: 1000, y: y),
        ]
    }

    private var goods: [PrintedText] {
        let most = 12
        var rows = lines.prefix(most).map { [$0.name, $0.quantity, $0.amount.yuan, $0.taxRate, $0.tax.yuan] }
        if lines.count > most { rows.append(["共 \(lines.count) 行，其余见附件"]) }
        let all = [["项目名称", "数量", "金额", "税率/征收率", "税额"]] + rows
        return all.enumerated().flatMap { row, texts in
            zip(texts, [100, 1000, 1200, 1500, 1800]).map { PrintedText(text: $0, x: $1, y: 550 + 45 * row) }
        }
    }

    private var foot: [PrintedText] {
        [
            "合计  金额 ¥\(sums.amount.yuan)  税额 ¥\(sums.tax.yuan)",
            "价税合计（大写）\(sums.total.inChinese)（小写）¥\(sums.total.yuan)",
            "备注：\(remark.replacing("\r\n", with: " ").replacing("\n", with: " "))",
            "开票人：\(drawer)",
        ].enumerated().map { PrintedText(text: $1, x: 100, y: 1190 + 55 * $0) }
    }
}
