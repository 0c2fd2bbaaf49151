/// 首页: first what needs a person, then what runs, then the companies.
struct HomePage: Page {
    static let template = "home/home"

    struct Task: Sendable {
        let tone: Tone
        let sentence: String
        /// `已推送给 王敏 14:05`; may be empty.
        let detail: String
        let buttonText: String
        let url: String
        /// Not for readers.
        let operates: Bool
    }

    struct Step: Sendable {
        let number: Int
        let title: String
        let sentence: String
        let isDone: Bool
        let isNext: Bool
        let buttonText: String
        let url: String
    }

    struct Company: Sendable {
        let name: String
        let url: String
        let taxNumber: String
        let area: String
        let state: Chip
        /// `3 个账号，1 个需验证`; may be empty.
        let accounts: String
        /// `1,482`.
        let invoices: String
        /// `今天 14:05`; `—` before the first.
        let lastDownload: String
        /// None before the first download, else one.
        let lastStates: [Chip]
        let downloadURL: String
    }

    /// `你好，王敏`.
    let greeting: String
    let tasks: [Task]
    /// `还有 23 项`; empty where all are shown.
    let moreTasks: String
    /// The list of all companies with something to do.
    let moreTasksURL: String
    /// The three steps of a new user; empty when all are done.
    let steps: [Step]
    let running: [DownloadRowPage]
    /// `最新 20 个，共 34 个`; empty where all are shown.
    let runningCount: String
    let companies: [Company]
    /// `查看全部 2,000 家企业`; empty where all are shown.
    let allCompanies: String
}
