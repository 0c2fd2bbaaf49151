import AsyncHTTPClient
import Documents
import Domain
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Simulator

struct FileTests {
    @Test func fileSaysWhatTheListSays() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let rows = try await outside.allRows(filter("received", "2026-09-14", "2026-09-14"), token)
            #expect(rows.count > 10)
            for row in rows {
                let file = try await outside.get("/invoices/\(row.key)/files/xml", token: token)
                guard row["digitalNumber"]?.text != nil else {
                    #expect(file.status == 404 && file.problem == "not-found")
                    continue
                }
                #expect(file.headers["content-type"] == "application/xml")
                let document = try InvoiceXML.read(Array(file.body.utf8))
                #expect(document.number.key == row.key && document.seller.name == row["sellerName"]?.text)
                #expect(document.sums.total.yuan == row["total"]?.text && document.remark == row["remark"]?.text)
                #expect(China.timestamp(document.issuedAt) == row["issuedAt"]?.text)
                #expect(document.lines.reduce(Fen.zero) { $0 + $1.amount } == document.sums.amount)
            }
        }
    }

    @Test func othersFilesAndFormatsAreNotFound() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let rows = try await outside.allRows(filter("issued", "2026-09-14", "2026-09-14", kinds: ["81"]), token)
            let key = try #require(rows.first?.key)
            #expect(try await outside.get("/invoices/\(key)/files/png", token: token).problem == "not-found")
            let stranger = try await outside.token(.chenghu)
            #expect(try await outside.get("/invoices/\(key)/files/xml", token: stranger).problem == "not-found")
            let receiver = try await outside.token(.receiver)
            #expect(try await outside.get("/invoices/\(key)/files/xml", token: receiver).problem == "not-permitted")
            #expect(try await outside.get("/invoices/123/files/xml", token: token).problem == "not-found")
        }
    }

    @Test func electronicInvoicesHaveOFDAndPDF() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let kinds = ["04", "08", "10", "81", "82"]
            let rows = try await outside.allRows(filter("received", "2026-09-01", "2026-09-30", kinds: kinds), token)
            for kind in kinds {
                let row = try #require(rows.first { $0["kind"]?.text == kind })
                let ofd = try await outside.file(row.key, "ofd", token)
                let pdf = try await outside.file(row.key, "pdf", token)
                guard kind != "04" else {
                    #expect(ofd.status == 404 && pdf.status == 404)
                    #expect(
                        try await outside.get("/invoices/\(row.key)/files/ofd", token: token).problem == "not-found")
                    continue
                }
                #expect(ofd.type == "application/ofd" && pdf.type == "application/pdf")
                #expect(pdf.bytes.starts(with: Array("%PDF-1.7".utf8)))
                let document = try InvoiceOFD.read(ofd.bytes)
                #expect(document.number.key == row.key && document.kind?.rawValue == kind)
                #expect(document.sums.total.yuan == row["total"]?.text)
                #expect(document.lines.reduce(Fen.zero) { $0 + $1.amount } == document.sums.amount)
                #expect(try await outside.file(row.key, "ofd", token).bytes == ofd.bytes, "the same bytes each time")
            }
        }
    }
}

extension Outside {
    fileprivate func file(
        _ key: String, _ format: String, _ token: String
    ) async throws -> (status: Int, type: String?, bytes: [UInt8]) {
        var request = HTTPClientRequest(url: "\(base)/invoices/\(key)/files/\(format)")
        request.headers.add(name: "authorization", value: "Bearer \(token)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let bytes = [UInt8](Data(try await response.body.collect(upTo: 1 << 20).readableBytesView))
        return (Int(response.status.code), response.headers.first(name: "content-type"), bytes)
    }
}
