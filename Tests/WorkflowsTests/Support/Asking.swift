import Domain
import Store
import Workflows

@testable import Jobs

extension Verifications {
    func ask(about account: Account.ID) async throws -> Outcome {
        let job = Job(
            id: Job.ID(rawValue: 1), kind: SendingJob.verification, subject: account.rawValue, download: nil,
            attempts: 1)
        return try await jobBody.perform(job, Draining())
    }
}
