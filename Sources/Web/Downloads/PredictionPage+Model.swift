import Domain
import Foundation
import Workflows

extension PredictionPage {
    init(_ prediction: Prediction) {
        let words =
            prediction.invoices == 0
            ? "税局现在没有符合条件的发票。"
            : "约 \(prediction.invoices.grouped) 张 · \(prediction.windows.grouped) 个时段 · "
                + "约 \(prediction.requests.grouped) 次请求 · \(Moments.span(seconds: prediction.seconds))"
        self.init(text: words, isRefused: false, actionText: "", actionURL: "")
    }

    static func refused(_ sentence: String, actionText: String = "", actionURL: String = "") -> PredictionPage {
        PredictionPage(text: sentence, isRefused: true, actionText: actionText, actionURL: actionURL)
    }

    /// The bureau's trouble keeps nobody from beginning: the download waits for what a prediction cannot wait for.
    init(_ error: BureauError, for entry: DownloadEntry, of enterprise: Enterprise.ID, at now: Date) {
        let other = entry.tab.mode.other
        switch error {
        case .otherSide:
            self = .refused(
                "这家企业在税局的另一个平台上，\(entry.tab.mode.name)查不到它的发票。", actionText: "切换到\(other.name)",
                actionURL: entry.address(of: enterprise, on: entry.tab.on(other)))
        case .sessionExpired, .verificationRequired:
            self = .refused(
                "所用账号需要先登录税局，暂时不能预计。仍可下载，登录后自动开始。", actionText: "去登录",
                actionURL: "/enterprises/\(enterprise)/accounts")
        default: self = .refused("暂时不能预计，仍可直接下载。\(error.sentence(at: now))")
        }
    }
}
