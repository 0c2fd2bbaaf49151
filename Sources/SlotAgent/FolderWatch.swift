import Foundation

/// Changes of a folder's files, told by the kernel (inotify), so that nobody has to look again and again.
enum FolderWatch {
    #if os(Linux)
        static func changes(of folder: String) -> AsyncStream<Void> {
            let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            let descriptor = inotify_init1(Int32(O_CLOEXEC | O_NONBLOCK))
            // A file is read when it is whole: on its closing, not its making.
            let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
            guard descriptor >= 0, inotify_add_watch(descriptor, folder, events) >= 0 else {
                if descriptor >= 0 { close(descriptor) }
                return polled(continuation, stream)
            }
            let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
            source.setEventHandler {
                var buffer = [UInt8](repeating: 0, count: 4096)
                while read(descriptor, &buffer, buffer.count) > 0 {}
                continuation.yield()
            }
            source.setCancelHandler { close(descriptor) }
            source.resume()
            // A source may be cancelled from anywhere.
            nonisolated(unsafe) let watched = source
            continuation.onTermination = { _ in watched.cancel() }
            return stream
        }
    #else
        static func changes(of folder: String) -> AsyncStream<Void> {
            let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            return polled(continuation, stream)
        }
    #endif

    /// Where the kernel tells nothing: the reader looks twice a second.
    private static func polled(
        _ continuation: AsyncStream<Void>.Continuation, _ stream: AsyncStream<Void>
    ) -> AsyncStream<Void> {
        let task = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(500))
                continuation.yield()
            }
        }
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }
}
