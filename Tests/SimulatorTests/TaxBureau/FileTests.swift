import Documents
import Domain
import Foundation
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
            #expect(try await outside.get("/invoices/\(key)/files/pdf", token: token).problem == "not-found")
            let stranger = try await outside.token(.chenghu)
            #expect(try await outside.get("/invoices/\(key)/files/xml", token: stranger).problem == "not-found")
            let receiver = try await outside.token(.receiver)
            #expect(try await outside.get("/invoices/\(key)/files/xml", token: receiver).problem == "not-permitted")
            #expect(try await outside.get("/invoices/123/files/xml", token: token).problem == "not-found")
        }
    }
}
