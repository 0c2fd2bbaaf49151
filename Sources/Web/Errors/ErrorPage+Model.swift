import HTTPTypes

extension ErrorPage {
    static let notFound = ErrorPage(
        status: 404, title: "没有这个页面", sentence: "这个地址不存在，或其中的内容不属于您的企业。",
        nextStep: "请检查地址，或从首页重新进入。")
    static let crossSite = ErrorPage(
        status: 403, title: "请求被拦截", sentence: "这次提交来自另一个网站，为保护您的账号没有执行。",
        nextStep: "请在发票管家的页面内重新操作。")
    static let staleForm = ErrorPage(
        status: 403, title: "页面已过期", sentence: "这个页面打开之后，您在这个浏览器上的登录已经变化，这次操作没有执行。",
        nextStep: "请返回上一页，刷新后重新操作。")
    static let forbidden = ErrorPage(
        status: 403, title: "没有这项权限", sentence: "您的角色不能进行这项操作，没有执行。", nextStep: "需要时请联系管理员调整您的角色。")

    /// - Parameter page: on which it was tried; empty where that is not told.
    static func conflict(on page: String) -> ErrorPage {
        ErrorPage(
            status: 409, title: "状态已变化", sentence: "在您操作之前，它的状态已经改变，这次操作没有执行。",
            nextStep: "请返回查看最新状态。", reference: "", backURL: page.isEmpty ? "/" : page,
            backText: page.isEmpty ? "回到首页" : "返回查看")
    }

    static func loginGone(accountsURL: String) -> ErrorPage {
        ErrorPage(
            status: 404, title: "这次登录已结束", sentence: "这次税局登录已完成、已放弃，或系统重启过。密码在税局验证之前不会写入磁盘。",
            nextStep: "请回到账号列表，需要时重新登录。", reference: "", backURL: accountsURL, backText: "回到账号列表")
    }

    static func tooMany(seconds: Int) -> ErrorPage {
        ErrorPage(
            status: 429, title: "操作太频繁", sentence: "这个地址在短时间内请求太多，为保护系统暂时没有执行。",
            nextStep: "请等 \(seconds) 秒后再试。")
    }

    static func refused(_ status: HTTPResponse.Status) -> ErrorPage {
        switch status {
        case .notFound: notFound
        case .contentTooLarge:
            ErrorPage(
                status: 413, title: "内容太大", sentence: "提交的内容超过了这个页面的上限，没有保存。",
                nextStep: "请减少内容后重新提交。")
        case .requestTimeout:
            ErrorPage(
                status: 408, title: "提交没有完成", sentence: "等了 20 秒，提交的内容还没有传完，没有保存。",
                nextStep: "请检查网络后重新提交。")
        case .methodNotAllowed:
            ErrorPage(
                status: 405, title: "不支持这种操作", sentence: "这个地址不接受这种请求。", nextStep: "请从首页重新进入。")
        default:
            ErrorPage(
                status: status.code, title: "请求有误", sentence: "服务器看不懂这次请求，没有执行。",
                nextStep: "请返回上一页，检查后重试。")
        }
    }

    static func fault(reference: String) -> ErrorPage {
        ErrorPage(
            status: 500, title: "系统出错", sentence: "服务器处理这次请求时出错，已记入日志。",
            nextStep: "请稍后再试；若仍然出现，请把编号告诉管理员。", reference: reference)
    }

    static func weChatUnavailable(reference: String) -> ErrorPage {
        ErrorPage(
            status: 503, title: "暂时连接不上微信", sentence: "微信没有给出登录二维码，已记入日志。",
            nextStep: "请检查这台服务器的网络，稍后刷新；若仍然出现，请把编号告诉管理员。", reference: reference)
    }

    static func diskFull(reference: String) -> ErrorPage {
        ErrorPage(
            status: 507, title: "磁盘空间不足", sentence: "服务器的磁盘已满，这次操作没有保存。已下载的发票不受影响。",
            nextStep: "请联系管理员清理磁盘，之后下载会自动继续。", reference: reference)
    }

    private init(status: Int, title: String, sentence: String, nextStep: String, reference: String = "") {
        self.init(
            status: status, title: title, sentence: sentence, nextStep: nextStep, reference: reference, backURL: "/",
            backText: "回到首页")
    }
}
