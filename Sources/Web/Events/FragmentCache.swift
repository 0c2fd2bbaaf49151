import Domain
import Synchronization

/// The newest fragments of each download that moves, rendered once for all streams that show it.
final class FragmentCache: Sendable {
    private struct Entry {
        let event: Int64
        let rendering: Task<[ServerEvent], any Error>
    }

    private static let most = 500
    private let entries = Mutex<[Download.ID: Entry]>([:])

    /// What was rendered for this event or a later one, or `render` now. Thousands of streams hear of it at the same
    /// instant: one of them renders, the others wait for it.
    func events(
        of download: Download.ID, at event: Int64, render: @escaping @Sendable () async throws -> [ServerEvent]
    ) async throws -> [ServerEvent] {
        let rendering = entries.withLock { entries in
            if let entry = entries[download], entry.event >= event { return entry.rendering }
            if entries.count >= Self.most { entries.removeAll() }
            let rendering = Task { try await render() }
            entries[download] = Entry(event: event, rendering: rendering)
            return rendering
        }
        do {
            let events = try await rendering.value
            // For whoever asked first there was nothing to see; that is no answer for the others.
            if events.isEmpty { forget(download, at: event) }
            return events
        } catch {
            forget(download, at: event)
            throw error
        }
    }

    private func forget(_ download: Download.ID, at event: Int64) {
        entries.withLock { if $0[download]?.event == event { $0[download] = nil } }
    }
}
