import Domain
import Foundation
import Testing

@testable import Store

/// What is done to all that match a filter.
@Suite struct DownloadBulkTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    /// One in each standing; by id: running, waiting, paused, proved, differing, failed, cancelled.
    private func one(in standing: Download.Standing) async throws -> Download.ID {
        let place = Download.Standing.allCases.firstIndex(of: standing) ?? 0
        let id = try await example.begin(.week(of: InvoiceKind.allCases[place]))
        switch standing {
        case .running: break
        case .paused: try await store.act(.pause, on: id, in: example.scope, at: now)
        case .cancelled: try await store.act(.cancel, on: id, in: example.scope, at: now)
        case .waiting: try await move(id, to: .waiting, .verificationRequired)
        case .failed: try await move(id, to: .failed, .network)
        case .proved: try await move(id, to: .proved)
        case .differing: try await move(id, to: .differing)
        }
        return id
    }

    private func move(_ id: Download.ID, to state: Download.State, _ trouble: Trouble? = nil) async throws {
        try await store.write { [now] in try Store.move(id, to: state, trouble: trouble, at: now, in: $0) }
    }

    private func one(ofEach standings: [Download.Standing] = Download.Standing.allCases) async throws -> [Download.ID] {
        var ids: [Download.ID] = []
        for standing in standings { ids.append(try await one(in: standing)) }
        return ids
    }

    private var all: DownloadFilter { DownloadFilter(companies: example.scope) }

    @Test func isFoundByWhatItIsShownAs() async throws {
        let ids = try await one(ofEach: Download.Standing.allCases)
        for (standing, id) in zip(Download.Standing.allCases, ids) {
            let filter = DownloadFilter(companies: example.scope, standings: [standing])
            let found = try await store.downloads(matching: filter, limit: 9)
            #expect(found.map(\.id) == [id] && found.map(\.standing) == [standing])
            #expect(try await store.count(matching: filter) == 1)
        }
        #expect(try await store.count(matching: all) == 7)
    }

    @Test func pagesFollowOneAnother() async throws {
        let ids = Array(try await one(ofEach: Download.Standing.allCases).reversed())
        let first = try await store.downloads(matching: all, limit: 3)
        let second = try await store.downloads(matching: all, before: first.last?.id, limit: 9)
        #expect(first.map(\.id) == Array(ids.prefix(3)) && second.map(\.id) == Array(ids.dropFirst(3)))
    }

    static let deeds: [(DownloadDeed, [Download.Standing])] = [
        (.cancel, [.cancelled, .cancelled, .cancelled, .proved, .differing, .failed, .cancelled]),
        (.pause, [.paused, .paused, .paused, .proved, .differing, .failed, .cancelled]),
        (.resume, [.running, .waiting, .running, .proved, .differing, .failed, .cancelled]),
        (.retry, [.running, .waiting, .paused, .proved, .running, .running, .cancelled]),
    ]

    @Test(arguments: deeds)
    func changesThoseOfWhichItChangesAnything(_ deed: DownloadDeed, _ after: [Download.Standing]) async throws {
        let ids = try await one(ofEach: Download.Standing.allCases)
        let expected = try await store.count(matching: all, for: deed)
        #expect(expected == zip(Download.Standing.allCases, after).filter { $0 != $1 }.count)
        #expect(try await store.act(deed, onAll: all, at: now) == expected)
        var standings: [Download.Standing] = []
        for id in ids { standings.append(try await example.row(id).standing) }
        #expect(standings == after)
    }

    @Test func touchesNoOtherCompany() async throws {
        _ = try await one(in: .running)
        let other = DownloadFilter(companies: [try await store.addEnterprise(.second)])
        for filter in [other, DownloadFilter(companies: [])] {
            #expect(try await store.act(.cancel, onAll: filter, at: now) == 0)
        }
        #expect(try await store.count(matching: DownloadFilter(companies: example.scope, standings: [.running])) == 1)
    }

    @Test func aFilterThatTheDeedChangesNothingOfMeansNone() async throws {
        _ = try await one(ofEach: Download.Standing.allCases)
        let proved = DownloadFilter(companies: example.scope, standings: [.proved])
        #expect(try await store.act(.cancel, onAll: proved, at: now) == 0)
        #expect(try await store.count(matching: all, for: .cancel) == 3)
    }

    @Test func isOfPriorityScheduledOrNot() async throws {
        let ids = try await one(ofEach: [.running, .waiting])
        try await store.act(.prioritize(.scheduled), on: ids[0], in: example.scope, at: now)
        var filter = all
        filter.isScheduled = true
        #expect(try await store.downloads(matching: filter, limit: 9).map(\.id) == [ids[0]])
        filter.isScheduled = false
        #expect(try await store.downloads(matching: filter, limit: 9).map(\.id) == [ids[1]])
    }

    @Test func withoutItsAccountNoneIsRetried() async throws {
        let id = try await one(in: .failed)
        try await store.run("UPDATE accounts SET removed_at = 1")
        #expect(try await store.act(.retry, onAll: all, recording: .example, at: now) == 0)
        #expect(try await example.row(id).standing == .failed)
        #expect(try await store.audit(AuditFilter(), before: nil, limit: 9).isEmpty, "nothing was done")
    }

    @Test func isRecordedOnce() async throws {
        _ = try await one(ofEach: [.running, .waiting])
        #expect(try await store.act(.pause, onAll: all, recording: .example, at: now) == 2)
        #expect(try await store.audit(AuditFilter(), before: nil, limit: 9).map(\.deed.action) == [.downloadPaused])
    }
}

extension Deed {
    fileprivate static let example = Deed(
        .downloadPaused, user: nil, person: "王敏", subject: "2 个下载", address: "192.168.1.20", browser: "")
}
