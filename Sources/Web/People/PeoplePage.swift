/// 人员管理: who may enter, as what, and who was invited.
struct PeoplePage: Page {
    static let template = "people/people"

    struct Line: Sendable {
        let avatar: Avatar
        let nickname: String
        let isSelf: Bool
        /// A select that posts to `roleURL`.
        let roles: [Choice]
        let roleURL: String
        /// `3 家企业`.
        let companies: String
        let boundSince: String
        /// `今天 14:05`, or `从未`.
        let lastSeen: String
        /// The question 解除绑定.
        let removalURL: String
    }

    /// An activation that was issued by mail.
    struct Invitation: Sendable {
        let email: String
        let companies: String
        let issued: String
        /// 已激活, 等待激活, 已过期, 已撤回, 邮件未发出.
        let state: Chip
        /// Why the mail has not gone out; else empty.
        let detail: String
        /// Where 撤回 posts to; empty once it was used or withdrawn.
        let withdrawalURL: String
    }

    /// One banner at most.
    let banners: [Banner]
    let people: [Line]
    let invitations: [Invitation]
    /// The form 签发激活码; without a mail server it is not shown, and `mailHint` says why.
    let canInvite: Bool
    let mailHint: String
    /// As it was typed.
    let email: String
    let emailError: String
    /// Check boxes `enterprise`; of many companies also `all`.
    let pick: CompanyPick
    let isForAll: Bool
    let companiesError: String
}
