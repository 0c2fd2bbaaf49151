import Foundation
import NIOCore

/// A file that is being received: what came before the last cut, and what comes now.
final class PartFile {
    private let file: FileHandle
    private let size: Int
    private(set) var count: Int

    /// One that is larger than it may be is begun anew.
    init(_ path: String, size: Int) throws(FeedFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        self.size = size
        guard let end = try? file.seekToEnd() else { throw .unwritable }
        count = Int(end)
        if count > size { try empty() }
    }

    func empty() throws(FeedFault) {
        do { try file.truncate(atOffset: 0) } catch { throw .unwritable }
        count = 0
    }

    func append(_ piece: ByteBuffer) throws(FeedFault) {
        guard count + piece.readableBytes <= size else { throw .endless }
        do { try file.write(contentsOf: piece.readableBytesView) } catch { throw .unwritable }
        count += piece.readableBytes
    }

    func sync() throws(FeedFault) {
        do { try file.synchronize() } catch { throw .unwritable }
    }

    func close() { try? file.close() }
}
