/// 首页: first what needs a person, then what runs, then the companies.
struct HomePage: Page {
    static let template = "home/home"

    struct Task: Sendable {
        let tone: Tone
        let sentence: String
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
    /// The three steps of a new user; empty when all are done.
    let steps: [Step]
    let running: [DownloadRowPage]
    let companies: [Company]
}
