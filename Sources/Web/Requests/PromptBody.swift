import Hummingbird
import NIOCore

extension Request {
    /// How long a body may take to come. A browser sends a form at once; one that comes drop by drop would hold its
    /// connection for ever.
    private static let patience = Duration.seconds(20)

    /// The body, whole; the request then carries it for whoever reads it next.
    mutating func collectPromptly(upTo most: Int) async throws -> ByteBuffer {
        let request = self
        let buffer = try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
            group.addTask {
                var request = request
                return try await request.collectBody(upTo: most)
            }
            group.addTask {
                try await Task.sleep(for: Self.patience)
                throw HTTPError(.requestTimeout)
            }
            defer { group.cancelAll() }
            guard let first = try await group.next() else { throw CancellationError() }
            return first
        }
        self.body = RequestBody(buffer: buffer)
        return buffer
    }
}
