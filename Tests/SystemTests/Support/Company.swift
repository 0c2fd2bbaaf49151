/// A company of the demo and the account that downloads for it.
struct Company: Sendable {
    let name: String
    let creditCode: String
    let account: String
    let password: String

    static let xinghe = Company(
        name: "深圳市前海星河智造科技有限公司", creditCode: "91440399MADEMA019B", account: "13800000001",
        password: "Xinghe#2026")
    /// The same company's account to which the bureau sends a text message.
    static let xingheBySMS = Company(
        name: xinghe.name, creditCode: xinghe.creditCode, account: "13800000004", password: "Duanxin#2026")
    static let chenghu = Company(
        name: "苏州工业园区澄湖精密机械制造股份有限公司唯亭分公司", creditCode: "91320599MADEMA019N", account: "13800000021",
        password: "Chenghu#2026")
}
