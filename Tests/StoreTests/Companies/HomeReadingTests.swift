import Domain
import Testing

@testable import Store

@Suite struct HomeReadingTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    @Test func whatIsUnderWayIsCountedWhole() async throws {
        for state in Download.State.allCases { try await example.download(of: example.enterprise, state) }
        let newest = try await example.download(of: example.enterprise, .running)
        let all = try await store.downloadsUnderWay(in: example.scope, limit: 9)
        #expect(all.few.map(\.row.state) == [.running, .waiting, .running] && all.total == 3)
        let few = try await store.downloadsUnderWay(in: example.scope, limit: 1)
        #expect(few.few.map(\.row.id) == [newest] && few.total == 3)
        #expect(few.few.map(\.company) == ["深圳晨光科技有限公司"])
        let other = try await example.company("甲")
        #expect(try await store.downloadsUnderWay(in: [other], limit: 9).total == 0)
    }

    @Test func firstStepsAreThoseOfTheScope() async throws {
        let other = try await example.company("甲")
        let none = try await store.firstSteps(in: [other])
        #expect(none.withAccount == nil && !none.hasDefaults && !none.hasDownloads)
        try await store.setDefaultAccounts(
            DefaultAccounts(issue: example.account, receive: example.account), of: example.enterprise)
        try await example.download(of: example.enterprise)
        let all = try await store.firstSteps(in: [other, example.enterprise])
        #expect(all.withAccount == example.enterprise && all.hasDefaults && all.hasDownloads)
    }
}
