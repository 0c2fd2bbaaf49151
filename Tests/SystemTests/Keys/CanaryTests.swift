import Documents
import Foundation
import Testing

extension SystemTests {
    /// A password that was typed stands nowhere afterwards.
    struct CanaryTests {
        private static let canary = Canary(KeySite.company.password)

        @Test func everyFormIsFound() throws {
            let secret = KeySite.company.password
            let canary = Self.canary
            for offset in 0..<6 {
                let text = String(repeating: "x", count: offset) + secret + "yz"
                #expect(canary.found(in: Data(Data(text.utf8).base64EncodedString().utf8)).count >= 1, "\(offset)")
            }
            for (name, bytes) in canary.forms {
                #expect(canary.found(in: Data("before".utf8) + bytes + Data("after".utf8)).contains(name))
                #expect(bytes.count >= 11, "\(name) is long enough to mean something")
            }
            #expect(canary.found(in: Data("Xinghe 2026".utf8)).isEmpty)
        }

        @Test(arguments: ["aes", "sm4"]) func thePasswordStandsNowhere(_ cipher: String) async throws {
            try await KeySite.with(["--cipher", cipher]) { its in
                try await its.expectSessionOpens()
                try await Self.expectNowhere(its, "after the login")
                let rotation = try its.rotation()
                #expect(await rotation.end == 0, "\(rotation.errors)")
                try await its.expectSessionOpens()
                try await Self.expectNowhere(its, "after the rotation")
                #expect(Self.canary.found(in: Data(rotation.errors.utf8)) == [])
            }
        }

        private static func expectNowhere(_ its: KeySite, _ when: Comment) async throws {
            let (site, folder) = (its.site, its.site.data)
            try backUp(site)
            #expect(try canary.found(under: folder) == [], when)
            #expect(try canary.found(under: site.folder.appending(path: "backups").path) == [], when)
            #expect(canary.found(in: Data(its.console.errors.utf8)) == [], when)
            #expect(its.console.errors.contains(" trace ") || its.console.errors.contains(" debug "), "all is logged")
            for page in try await pages(its) { #expect(canary.found(in: Data(page.bytes)) == [], when) }
            for cells in try await workbooks(its) { #expect(canary.found(in: Data(cells.utf8)) == [], when) }
            // The account's name stands in clear: these are the bytes that are meant.
            let name = Canary(KeySite.company.account)
            for place in [folder, site.folder.appending(path: "backups").path] {
                #expect(try !name.found(under: place).isEmpty, when)
            }
        }

        /// While the console serves, by SQLite's own two ways.
        private static func backUp(_ site: Site) throws {
            let backups = site.folder.appending(path: "backups").path
            try? FileManager.default.removeItem(atPath: backups)
            try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
            let python = Process()
            python.executableURL = URL(filePath: "/usr/bin/env")
            python.arguments = [
                "python3", "-c",
                """
                import sqlite3, sys
                source = sqlite3.connect(sys.argv[1])
                source.execute("VACUUM INTO ?", [sys.argv[2] + "/vacuumed"])
                source.backup(sqlite3.connect(sys.argv[2] + "/copied"))
                """, site.data + "/steward.sqlite", backups,
            ]
            try python.run()
            python.waitUntilExit()
            try #require(python.terminationStatus == 0)
        }

        private static func pages(_ its: KeySite) async throws -> [Page] {
            let company = try await its.clerk.path(of: KeySite.company)
            let accounts = try await its.clerk.visitor.get("\(company)/accounts")
            let own = accounts.text.matches(of: /href="(\/[^"]*)"/).map { String($0.1) }
            let known = [
                "/", "/me", "/people", "/audit", "/settings", "/enterprises", "/downloads", "/invoices", company,
            ]
            var pages = [accounts]
            for path in Set(known + own).sorted() where !path.contains("session/end") {
                pages.append(try await its.clerk.visitor.get(path))
            }
            try #require(pages.count > 15)
            return pages + [try await its.clerk.visitor.get("/audit.csv")]
        }

        /// What the exported workbook says, out of its zip.
        private static func workbooks(_ its: KeySite) async throws -> [String] {
            let id = try await its.clerk.id(of: KeySite.company)
            let file = try await its.clerk.visitor.get(
                "/invoices.xlsx?enterprise=\(id)&direction=received&from=\(KeySite.period.from)&to=\(KeySite.period.to)"
            )
            try #require(file.status == 200)
            let sheets = try Spreadsheet.sheets(file.bytes)
            try #require(!sheets.isEmpty)
            return ["\(sheets)"]
        }
    }
}
