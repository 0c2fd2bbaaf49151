/// 定时同步 of a company: the form, and the way to set it for many.
struct SchedulePage: Page {
    static let template = "schedules/schedule"

    /// 应用到其他企业.
    struct Spread: Sendable {
        /// `应用到尚未设置的 12 家企业`.
        let text: String
        let url: String
    }

    let company: String
    let companyURL: String
    let url: String
    let card: ScheduleCard
    /// At most one.
    let banners: [Banner]
    let version: String
    let isOn: Bool
    /// As typed: `02:00`.
    let time: String
    let timeError: String
    let directions: [Choice]
    let directionsError: String
    let lookBack: String
    let lookBackError: String
    let files: [Choice]
    let hasDigest: Bool
    /// When it is sent, and to whom; or why it is not.
    let digestHint: String
    /// None before it was set, or where there are no others.
    let spreads: [Spread]
}
