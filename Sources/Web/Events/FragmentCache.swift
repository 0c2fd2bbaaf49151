import Domain
import Synchronization

/// The newest fragments of each download that moves, rendered once for all streams that show it.
final class FragmentCache: Sendable {
    private struct Entry {
        let event: Int64
        let events: [ServerEvent]
    }

    private static let most = 500
    private let entries = Mutex<[Download.ID: Entry]>([:])

    /// What was rendered for this event, or `render` now. Two streams that ask at the same instant may both render.
    func events(
        of download: Download.ID, at event: Int64, render: () async throws -> [ServerEvent]
    ) async throws -> [ServerEvent] {
        if let entry = entries.withLock({ $0[download] }), entry.event == event { return entry.events }
        let events = try await render()
        entries.withLock { entries in
            if entries.count >= Self.most { entries.removeAll() }
            entries[download] = Entry(event: event, events: events)
        }
        return events
    }
}
