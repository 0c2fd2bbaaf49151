import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// 核对证书.
struct CertificateRoutes: Sendable {
    let console: Console

    /// A month without certificates leads to the download under way, or to the form with that month chosen.
    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let enterprise = try await console.enterprise(in: context)
        let now = console.now()
        guard let month = context.parameters.get("month").flatMap(Month.init), month <= Month(of: Day(at: now)) else {
            throw NotFound()
        }
        var parts: [CertifiedPart] = []
        for direction in Direction.allCases {
            parts.append(try await part(MonthKey(enterprise.id, direction, month)))
        }
        guard parts.contains(where: { !$0.rows.isEmpty }) else {
            if let download = try await console.store.downloadUnderWay(of: month, for: enterprise.id) {
                return .seeOther("/downloads/\(download)")
            }
            return .seeOther(MonthDownload.url(MonthKey(enterprise.id, .received, month), at: now))
        }
        let page = CertificatePage(enterprise, month, parts, at: now)
        return .html(
            try console.frame.render(
                page, title: "\(month) 核对证书 · \(enterprise.name)", room: .home, for: context.viewer))
    }

    private func part(_ key: MonthKey) async throws -> CertifiedPart {
        let rows = try await console.store.certificates(of: key)
        return CertifiedPart(
            key: key, rows: rows, examined: try await console.store.examine(key),
            isTampered: try await CertificateCheck(store: console.store).isTampered(rows),
            month: try await console.store.certifiedMonth(key))
    }
}
