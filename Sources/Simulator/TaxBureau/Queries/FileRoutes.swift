import Domain
import Foundation
import Hummingbird

/// 下载发票文件.
struct FileRoutes: Sendable {
    let bureau: Bureau

    func file(_ request: Request, context: SimulatorContext) throws -> Response {
        let session = try bureau.queryingSession(of: request)
        let key = try context.parameters.require("key")
        let format = try context.parameters.require("format")
        guard format == "xml" else { throw Problem.notFound("没有 \(format.prefix(8)) 格式的文件") }
        let now = bureau.now()
        guard let (facts, direction) = session.archive.invoice(key: key, now: now),
            let invoice = session.archive.invoice(facts, direction, now: now)
        else { throw Problem.notFound("没有这张发票") }
        try session.permits(direction)
        let archive = session.archive
        let lines = GoodsLines.of(facts, streamSeed: archive.stream(direction).seed)
        let area = archive.sellerArea(of: facts, direction)
        guard let xml = InvoiceFile(invoice: invoice, lines: lines, area: area).xml else {
            throw Problem.notFound("增值税发票管理系统开具的发票没有 XML 文件")
        }
        return .bytes(xml, type: "application/xml")
    }
}
