/// 我的账号: who I am, where I am signed in, and how to leave.
struct MePage: Page {
    static let template = "me/me"

    struct SessionLine: Sendable {
        /// `Chrome · Windows`.
        let browser: String
        let address: String
        /// `今天 09:30`.
        let began: String
        let lastSeen: String
        let ends: String
        /// This browser's own.
        let isCurrent: Bool
        let endURL: String
    }

    let avatar: Avatar
    let name: String
    /// The same in the field; as it was typed, after an error.
    let nickname: String
    let nicknameError: String
    /// `管理员`.
    let role: String
    /// What the role may do, in one sentence.
    let roleSentence: String
    /// `2026-10-03`.
    let boundSince: String
    /// `3 家企业`.
    let companies: String
    let sessions: [SessionLine]
    /// There is more than this browser's session: 全部退出 is of use.
    let hasOthers: Bool
}
