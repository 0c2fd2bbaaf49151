/// The columns of the bureau's own export, 全量发票查询导出结果, in its order.
enum WorkbookColumns {
    static let invoiceSheet = "发票基础信息"
    static let lineSheet = "信息汇总表"

    private static let numbers = [
        Column("序号", 6), Column("发票代码", 14), Column("发票号码", 12), Column("数电发票号码", 24),
        Column("销方识别号", 22), Column("销方名称", 32), Column("购方识别号", 22), Column("购买方名称", 32),
        Column("开票日期", 20),
    ]
    private static let dimensions = [
        Column("发票来源", 20), Column("发票票种", 26), Column("发票状态", 12), Column("是否正数发票", 13),
        Column("发票风险等级", 13), Column("开票人", 12), Column("备注", 40),
    ]

    static let invoices =
        numbers + [Column("金额", 16), Column("税额", 14), Column("价税合计", 16)] + dimensions

    static let lines =
        numbers + [
            Column("税收分类编码", 22), Column("特定业务类型", 14), Column("货物或应税劳务名称", 32), Column("规格型号", 16),
            Column("单位", 8), Column("数量", 14), Column("单价", 18), Column("金额", 16), Column("税率", 8),
            Column("税额", 14), Column("价税合计", 16),
        ] + dimensions

    struct Column {
        let title: String
        /// In characters, as spreadsheets measure it.
        let width: Double

        init(_ title: String, _ width: Double) {
            self.title = title
            self.width = width
        }
    }
}
