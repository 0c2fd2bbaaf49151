import Domain
import Foundation
import Store
import Testing
import Workflows

@testable import Documents

/// 打包下载 holds every file that is here, and names every one that is not.
struct PackingTests {
    private static func entries(of path: String) throws -> [String: Data] {
        var entries: [String: Data] = [:]
        try ZipArchive.read(ownFile: path) { entry throws(DocumentError) in
            entries[entry.path] = Data(try entry.bytes())
        }
        return entries
    }

    @Test func whatIsDamagedOrLostIsNamed() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(#"{"requestsPerSecond":1000}"#)
            let query = try Errand.query(.received, "2026-10-30", "2026-10-30")
            let filter = LibraryFilter(enterprise: enterprise.id, query: query)
            let library = Library(store: office.store)
            let path = office.folder.appending(path: "packed.zip").path
            await #expect(throws: Library.Refusal.noFiles) { try await library.pack(filter, to: path) }
            try await Errand.run(query, files: [.pdf], of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                try await errand.waitForFiles { $0.remaining == 0 }
                let kept = try await errand.library.filter { $0.files[.pdf] != nil }
                try #require(kept.count > 4)
                try await library.pack(filter, to: path)
                let whole = try Self.entries(of: path)
                #expect(whole.count == kept.count && whole.keys.allSatisfy { $0.hasSuffix(".pdf") })

                let paths = try kept.map { office.path(of: try #require($0.files[.pdf])) }
                try Data("altered".utf8).write(to: paths[0])
                try FileManager.default.removeItem(at: paths[1])
                try FileManager.default.removeItem(at: paths[2])
                try FileManager.default.createDirectory(at: paths[2], withIntermediateDirectories: false)
                // What is known of a file stands over it.
                let now = office.clock.now
                try await office.store.note(.cut, at: kept[3].place(.pdf), retryAt: .distantFuture, now: now)
                try await library.pack(filter, to: path)
                let packed = try Self.entries(of: path)
                #expect(packed.count == kept.count - 4 + 1)
                let list = String(decoding: try #require(packed["缺少的文件.txt"]), as: UTF8.self)
                #expect(list.hasPrefix("\u{FEFF}以下 4 个文件没有打包"))
                let reasons = ["保存的文件内容被改动", "保存的文件不见了", "保存的文件无法读取", "税局给出的文件不完整"]
                for (found, reason) in zip(kept, reasons) {
                    #expect(list.contains("\(found.invoice.number.key)  PDF  \(reason)\r\n"))
                }
                for (name, content) in packed where name.hasSuffix(".pdf") { #expect(whole[name] == content) }
            }
        }
    }
}
