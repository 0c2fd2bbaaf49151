import Domain
import Foundation
import Store
import Testing
import Workflows

/// A download that asks for files ends with each of them here, or with why it is not.
struct FileDownloadTests {
    private static var query: InvoiceQuery {
        get throws { try Errand.query(.received, "2026-10-30", "2026-10-30") }
    }

    /// The bureau's rule: of the older system no XML, of paper nothing.
    private static func isMade(_ format: FileFormat, of invoice: Invoice) -> Bool {
        invoice.number.digital != nil
            || format != .xml && [.electronicSpecial, .electronicOrdinary].contains(invoice.kind)
    }

    private func open(_ body: @escaping @Sendable (Clerk, Enterprise) async throws -> Void) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(#"{"requestsPerSecond":1000}"#)
            try await body(clerk, enterprise)
        }
    }

    @Test func whatTheBureauHasIsHereAndWhatItHasNotIsSaid() async throws {
        try await open { clerk, enterprise in
            try await Errand.run(try Self.query, files: [.xml, .ofd, .pdf], of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                let files = try await errand.waitForFiles { $0.wanted > 0 && $0.remaining == 0 }
                let library = try await errand.library
                #expect(files.wanted == library.count * 3 && files.damaged == 0)
                for found in library {
                    for format in FileFormat.allCases {
                        #expect((found.files[format] != nil) == Self.isMade(format, of: found.invoice))
                    }
                }
                #expect(files.here == library.map(\.files.count).reduce(0, +) && files.here > 30)
                try await errand.expectWholeFiles()
                #expect(try await errand.row.state == .proved)
            }
        }
    }

    /// Pages of HTML and cut bodies: nothing of them is kept, and asking again brings all.
    @Test func aBureauThatStumblesLosesNothing() async throws {
        try await open { clerk, enterprise in
            let office = clerk.office
            try await Errand.run(try Self.query, files: [.ofd, .pdf], of: enterprise, for: clerk, holdsFiles: true) {
                try await $0.wait(for: .proved)
            }
            let id = try #require(try await office.store.downloads(of: clerk.scope, limit: 1).first).id
            let errand = Errand(office: office, enterprise: enterprise, query: try Self.query, id: id)
            try await office.world.set(#"{"wrongTypeRate":0.15,"truncationRate":0.15,"failureRate":0.05}"#)
            try await errand.whileJobsRun(boot: "second") { errand in
                try await errand.waitForFiles(hurries: true) { $0.remaining == 0 }
                try await errand.expectWholeFiles()
                let injected =
                    try await office.world.control("bureau/statistics")["injected"] as? [String: any Sendable]
                #expect(injected?["wrongTypeRate"] != nil && injected?["truncationRate"] != nil)

                try await office.world.set(#"{"wrongTypeRate":0,"truncationRate":0,"failureRate":0}"#)
                try await office.store.retryFiles(of: id, in: clerk.scope, at: office.clock.now)
                let files = try await errand.waitForFiles(hurries: true) { $0.remaining == 0 && $0.damaged == 0 }
                #expect(files.here + files.absent == files.wanted && files.here > 20)
                try await errand.expectWholeFiles()
            }
        }
    }

    @Test func whatIsDamagedThreeTimesWaitsForAPerson() async throws {
        try await open { clerk, enterprise in
            let office = clerk.office
            let query = try Errand.query(.received, "2026-10-30", "2026-10-30")
            try await Errand.run(query, files: [.pdf], of: enterprise, for: clerk, holdsFiles: true) {
                try await $0.wait(for: .proved)
            }
            let id = try #require(try await office.store.downloads(of: clerk.scope, limit: 1).first).id
            let errand = Errand(office: office, enterprise: enterprise, query: query, id: id)
            try await office.world.set(#"{"wrongTypeRate":1}"#)
            try await errand.whileJobsRun(boot: "second") { errand in
                let files = try await errand.waitForFiles(hurries: true) { $0.remaining == 0 }
                #expect(files.here == 0 && files.absent == 0 && files.damaged == files.wanted && files.wanted > 0)
                let damaged = try await office.store.damagedFiles(in: clerk.scope, limit: 500)
                #expect(damaged.files.allSatisfy { $0.trouble == .wrongType } && damaged.count == files.wanted)
                #expect(try await errand.row.state == .proved, "its invoices are here all the same")
            }
        }
    }

    @Test func aSessionThatEndsParksTheFilesAndALoginWakesThem() async throws {
        try await open { clerk, enterprise in
            let office = clerk.office
            try await Errand.run(try Self.query, files: [.pdf], of: enterprise, for: clerk, holdsFiles: true) {
                try await $0.wait(for: .proved)
            }
            let id = try #require(try await office.store.downloads(of: clerk.scope, limit: 1).first).id
            let errand = Errand(office: office, enterprise: enterprise, query: try Self.query, id: id)
            #expect(try await office.world.endSessions() > 0)
            office.clock.advance(3700)
            try await errand.whileJobsRun(boot: "second") { errand in
                let account = try #require(try await office.store.defaultAccounts(of: enterprise.id).receive)
                while try await clerk.account(account).state == .usable {
                    let change = office.store.progressSignal.listen()
                    if try await clerk.account(account).state != .usable { break }
                    await change.first(within: .seconds(60))
                }
                #expect(try await errand.row.state == .proved)
                try await clerk.logIn(.wang, of: enterprise)
                let files = try await errand.waitForFiles { $0.remaining == 0 }
                #expect(files.damaged == 0 && files.here > 10)
            }
        }
    }
}
