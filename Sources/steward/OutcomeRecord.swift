import Logging
import ServiceLifecycle
import Workflows

/// Writes down what became of the switch that made this process. Ends with the process alone: its end would end others.
struct OutcomeRecord: Service {
    let updater: Updater
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            do { try await updater.recordOutcome() } catch is CancellationError { return } catch {
                logger.error("the switch's outcome is not in the log", metadata: ["error": "\(error)"])
            }
        }
        try? await gracefulShutdown()
    }
}
