/// Why the API refuses, as RFC 9457 has it.
struct Problem: Error, Hashable, Sendable {
    /// The closed list of `type`. `Public/openapi.yaml` names them all.
    enum Kind: String, CaseIterable, Sendable {
        case badRequest = "bad-request"
        case unauthorized
        case forbidden
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case timeout
        case tooLarge = "too-large"
        case noDefaultAccount = "no-default-account"
        case unknownAccount = "unknown-account"
        case noRight = "no-right"
        case tooLong = "too-long"
        case tooManyTries = "too-many-tries"
        case fault
        case diskFull = "disk-full"
    }

    let kind: Kind
    /// In Chinese, for the person who reads the other program's log.
    let detail: String
    /// The field or parameter that is wrong.
    var field: String?
    /// Seconds.
    var retryAfter: Int?
    /// By which an operator finds the cause in the log.
    var reference: String?

    init(_ kind: Kind, _ detail: String, field: String? = nil, retryAfter: Int? = nil, reference: String? = nil) {
        self.kind = kind
        self.detail = detail
        self.field = field
        self.retryAfter = retryAfter
        self.reference = reference
    }
}

extension Problem {
    static let unauthorized = Problem(
        .unauthorized, "没有有效的接口令牌。请在 Authorization 头中以 Bearer 方式提供，令牌由管理员在“接口令牌”页面创建。")
    static let forbidden = Problem(.forbidden, "这个令牌是只读的，不能发起下载。请让管理员创建“可发起下载”的令牌。")
    static let notFound = Problem(.notFound, "没有这个地址，或者不在这个令牌的企业范围内。")
    static let methodNotAllowed = Problem(.methodNotAllowed, "这个地址不支持这种请求方法，请查阅 /openapi.yaml。")
    static let timeout = Problem(.timeout, "请求体没有在 20 秒内传完。")
    static let tooLarge = Problem(.tooLarge, "请求体超过 64 KB。")

    static func wrong(_ field: String, _ sentence: String) -> Problem {
        Problem(.badRequest, sentence, field: field)
    }
}

extension Problem.Kind {
    var status: Int {
        switch self {
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .timeout: 408
        case .tooLarge: 413
        case .noDefaultAccount, .unknownAccount, .noRight, .tooLong: 422
        case .tooManyTries: 429
        case .fault: 500
        case .diskFull: 507
        }
    }

    var title: String {
        switch self {
        case .badRequest: "请求有误"
        case .unauthorized: "需要接口令牌"
        case .forbidden: "权限不足"
        case .notFound: "没有找到"
        case .methodNotAllowed: "不支持的方法"
        case .timeout: "请求超时"
        case .tooLarge: "请求过大"
        case .noDefaultAccount: "没有默认账号"
        case .unknownAccount: "没有这个账号"
        case .noRight: "账号没有权限"
        case .tooLong: "日期范围过长"
        case .tooManyTries: "尝试过于频繁"
        case .fault: "系统出错"
        case .diskFull: "磁盘已满"
        }
    }
}
