import Domain
import Logging
import Store

extension JobRunner {
    /// Acknowledged in a task of its own, where no cancellation reaches.
    func settle(_ job: Job, as outcome: Outcome, error: (any Error)?) async {
        let metadata: Logger.Metadata = [
            "job": "\(job.id)", "kind": "\(job.kind)", "download": "\(job.download.map(\.description) ?? "")",
            "attempt": "\(job.attempts)", "outcome": "\(outcome)", "error": "\(error.map { "\($0)" } ?? "")",
        ]
        if case .completed = outcome {
            logger.debug("job settled", metadata: metadata)
        } else {
            logger.info("job settled", metadata: metadata)
        }
        let fault = error.map(JobFault.init)
        await Task { await acknowledge(job, as: outcome, fault: fault, metadata) }.value
    }

    /// Until it is written: a disk that is full now has space later, and a job that is never settled stands still for
    /// ever. A process that stops lets go of it: the next start frees it.
    private func acknowledge(_ job: Job, as outcome: Outcome, fault: JobFault?, _ metadata: Logger.Metadata) async {
        for attempt in 1... {
            do { return try await store.settle(job, as: outcome, error: fault, at: now()) } catch StoreError.conflict {
                return logger.error("job was settled by somebody else", metadata: metadata)
            } catch {
                logger.error("job could not be settled", metadata: metadata.merging(["cause": "\(error)"]) { $1 })
                guard !draining.hasBegun else { return }
                try? await Task.sleep(for: min(.seconds(10), .milliseconds(200 * attempt)))
            }
        }
    }
}

extension JobFault {
    fileprivate init(_ error: any Error) {
        self =
            switch error {
            case StoreError.diskFull: .diskFull
            case is UnknownKind: .unknownKind
            case is FatalJob: .crashed
            default: .unexpected
            }
    }
}
