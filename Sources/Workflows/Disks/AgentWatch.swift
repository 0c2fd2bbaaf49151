import Domain
import Foundation
public import Logging
public import ServiceLifecycle
import Store
import Synchronization

/// Notices that an agent is gone that said nothing: its PC lost its power, or the cable.
public struct AgentWatch: Service {
    private let desk: AgentDesk
    private let logger: Logger

    public init(desk: AgentDesk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await desk.dropSilent() } catch {
                    logger.error("the disks' places cannot be written", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }
}

extension AgentDesk {
    /// Those that have said nothing for too long.
    func dropSilent() async throws {
        let limit = now().addingTimeInterval(-Self.longestSilence)
        let silent = state.withLock { state in state.live.filter { $0.value.seenAt < limit }.map(\.key) }
        for agent in silent { try await drop(agent) }
        let isCorrected = state.withLock { state in
            let count = state.clocks.count
            state.clocks = state.clocks.filter { $0.value.seenAt >= limit }
            return state.clocks.count < count
        }
        if isCorrected { store.diskSignal.fire() }
    }
}
