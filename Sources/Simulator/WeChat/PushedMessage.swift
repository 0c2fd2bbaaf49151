import Foundation

/// A template message as the person finds it.
struct PushedMessage: Sendable {
    struct Line: Sendable {
        let keyword: WeChatTemplate.Keyword
        let value: String
    }

    let id: Int64
    let template: WeChatTemplate
    let lines: [Line]
    let url: String?
    let at: Date
    /// Only what succeeded is seen on the phone.
    let status: TemplateResult
    var isRead = false
}
