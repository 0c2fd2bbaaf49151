import Foundation
import Gateways
import Logging
import Sealing
import ServiceLifecycle
import SlotAgent
import Store
import Domain
import Workflows

/// The demo's disk agent: in this process, with a slot in the data folder, and over HTTP as any other.
struct DemoAgent: Service {
    let console: String
    let certificate: String?
    let folder: String
    let store: Store
    let logger: Logger

    init(_ options: ServeOptions.Resolved, wiring: Wiring, logger: Logger) {
        console = "\(options.tls == .none ? "http" : "https")://127.0.0.1:\(options.port)"
        certificate = wiring.certificate
        folder = options.data
        store = wiring.store
        self.logger = logger
    }

    /// Where a disk is put in.
    static func slot(in data: String) -> String { data + "/slot" }

    /// It ends with the process alone: a demo whose agent was revoked goes on without.
    func run() async throws {
        do { try await serve() } catch {
            logger.notice("the demo's disk agent has ended", metadata: ["error": "\(error)"])
        }
        try? await gracefulShutdown()
    }

    private func serve() async throws {
        let reader = try FolderSlot(folder: Self.slot(in: folder))
        let path = folder + "/disk-agent.json"
        try await ConsoleLink.with(console, certificate: certificate) { link in
            var known = try AgentKey(at: path)
            if known == nil {
                known = try await paired(by: link)
                try known?.keep(at: path)
            }
            guard let key = known else { return }
            try await SlotService(reader: reader, key: key, link: link, logger: logger).run()
        }
    }

    private func paired(by link: ConsoleLink) async throws -> AgentKey {
        let deed = Deed(
            .agentInvited, user: nil, person: "演示环境", subject: "演示用的税盘代理", address: "本机", browser: "")
        let code = try await AgentPairing(store: store).begin(recording: deed, at: Date())
        while true {
            do { return try await link.pair(code: code, name: "演示电脑") } catch LinkError.unreachable {
                // The console does not listen yet.
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(200)) }
            }
        }
    }
}
