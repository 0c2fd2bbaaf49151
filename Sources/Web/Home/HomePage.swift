/// 首页: first what needs a person, then what runs, then how complete each company's months are.
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
    let map: MapPage
}
