import Domain
import Foundation
import Hummingbird

/// 下载发票文件.
struct FileRoutes: Sendable {
    let bureau: Bureau

    func file(_ request: Request, context: SimulatorContext) throws -> Response {
        let session = try bureau.queryingSession(of: request, context)
        let key = try context.parameters.require("key")
        let wanted = try context.parameters.require("format")
        guard let format = FileFormat(rawValue: wanted) else {
            throw Problem.notFound("没有 \(wanted.prefix(8)) 格式的文件")
        }
        let now = bureau.now()
        let archive = bureau.archive(of: session)
        guard let (facts, direction) = archive.invoice(key: key, now: now),
            let invoice = archive.invoice(facts, direction, now: now)
        else { throw Problem.notFound("没有这张发票") }
        try session.permits(direction)
        let lines = GoodsLines.of(facts, streamSeed: archive.stream(direction).seed)
        let area = archive.sellerArea(of: facts, direction)
        let file = InvoiceFile(invoice: invoice, lines: lines, area: area)
        return .bytes(try file.bytes(format), type: format.contentType)
    }
}
