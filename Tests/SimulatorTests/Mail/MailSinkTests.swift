import Logging
import ServiceLifecycle
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct MailSinkTests {
    @Test func shutdownSaysGoodbye() async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let settings = SMTPSettings(host: "127.0.0.1", port: 0)
        let sink = try simulator(smtp: settings).mailSink { continuation.yield($0) }
        let group = ServiceGroup(configuration: .init(services: [sink], logger: .quiet))
        async let run: Void = group.run()
        var iterator = ports.makeAsyncIterator()
        let client = try await MailClient.greeted(try #require(await iterator.next()))
        await group.triggerGracefulShutdown()
        #expect(await client.code() == 421)
        #expect(await client.reply() == nil)
        try await run
    }

    @Test func withoutSettingsItOnlyWaits() async throws {
        let group = ServiceGroup(configuration: .init(services: [try simulator().mailSink()], logger: .quiet))
        async let run: Void = group.run()
        await group.triggerGracefulShutdown()
        try await run
    }
}
