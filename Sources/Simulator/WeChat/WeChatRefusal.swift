import Foundation

/// What WeChat answers instead: HTTP 200 with errcode and errmsg.
struct WeChatRefusal: Error, Equatable {
    let code: Int
    let message: String

    static let invalidCredential = WeChatRefusal(
        code: 40001, message: "invalid credential, access_token is invalid or not latest")
    static let invalidGrantType = WeChatRefusal(code: 40002, message: "invalid grant_type")
    static let invalidOpenID = WeChatRefusal(code: 40003, message: "invalid openid")
    static let invalidAppID = WeChatRefusal(code: 40013, message: "invalid appid")
    static let invalidActionInfo = WeChatRefusal(code: 40053, message: "invalid action info")
    static let invalidTemplate = WeChatRefusal(code: 40037, message: "invalid template_id")
    static let invalidURL = WeChatRefusal(code: 40048, message: "invalid url domain")
    static let notFollowing = WeChatRefusal(code: 43004, message: "require subscribe")
    static let invalidSecret = WeChatRefusal(code: 40125, message: "invalid appsecret")
    static let expiredToken = WeChatRefusal(code: 42001, message: "access_token expired")
    static let invalidFormat = WeChatRefusal(code: 47001, message: "data format error")

    static func wrongKeyword(_ name: String) -> WeChatRefusal {
        WeChatRefusal(code: 47003, message: "argument invalid! data.\(name).value invalid")
    }

    static func missing(_ name: String) -> WeChatRefusal {
        let codes = ["access_token": 41001, "appid": 41002, "secret": 41004]
        return WeChatRefusal(code: codes[name] ?? 41009, message: "\(name) missing")
    }

    var json: JSONValue { ["errcode": .int(code), "errmsg": .text(message)] }
}
