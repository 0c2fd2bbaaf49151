import Domain
import Hummingbird
import Workflows

/// 预计: what the chosen download will take. Each press is one question to the bureau; opening a page asks none.
struct PredictionRoutes: Sendable {
    let console: Console

    /// With scripts the line alone is asked for.
    @Sendable func create(_ request: Request, context: OperatorContext) async throws -> Response {
        let fields = try await request.form()
        var entry = DownloadEntry(fields, today: Day(at: console.now()))
        guard let id = Enterprise.ID(fields["enterprise"]), context.enterprises.contains(id) else { throw NotFound() }
        try console.predictionLimit.spend(for: context.user.id.description, at: console.now())
        let prediction = try await prediction(for: &entry, of: id)
        guard fields["part"] != "1" else {
            return .html(console.frame.pages.render(fragment: prediction))
        }
        return try await DownloadRoutes(console: console).form(entry, fields, predictions: [prediction], in: context)
    }

    private func prediction(for entry: inout DownloadEntry, of id: Enterprise.ID) async throws -> PredictionPage {
        guard let request = entry.request(today: Day(at: console.now())) else {
            return .refused(
                [entry.rangeError, entry.directionError, entry.choiceError].first { !$0.isEmpty } ?? "")
        }
        do {
            return PredictionPage(
                try await console.downloads.prediction(of: request, of: id, with: try entry.chosenAccount()))
        } catch let refusal as Downloads.Refusal {
            return .refused(refusal.sentence, actionText: "去设置", actionURL: refusal.remedyURL(for: id))
        } catch let error as BureauError {
            return PredictionPage(error, for: entry, of: id, at: console.now())
        }
    }
}

extension DownloadEntry {
    /// Nil: the default. Throws `Refusal` where what was sent is no account at all.
    func chosenAccount() throws(Downloads.Refusal) -> Account.ID? {
        guard !account.isEmpty else { return nil }
        guard let id = Account.ID(account) else { throw .unknownAccount }
        return id
    }
}
