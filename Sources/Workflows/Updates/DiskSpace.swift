import Domain
import Foundation

/// What a disk has left.
public enum DiskSpace {
    /// Beside what an update takes, so that the console can go on writing.
    static let reserve = 64 << 20

    /// Bytes that this process may still write where `path` is; nil: the system does not say.
    @Sendable public static func free(at path: String) -> Int? {
        var facts = statvfs()
        guard statvfs(path, &facts) == 0 else { return nil }
        return Int(clamping: UInt64(facts.f_bavail) * UInt64(facts.f_frsize))
    }
}

/// Runs what reads and writes large files on a thread of its own: those that serve pages are few.
func onOwnThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws(UpdateRefusal) -> Value
) async throws(UpdateRefusal) -> Value {
    let result = await withCheckedContinuation {
        (continuation: CheckedContinuation<Result<Value, UpdateRefusal>, Never>) in
        Thread.detachNewThread {
            do throws(UpdateRefusal) { continuation.resume(returning: .success(try body())) } catch {
                continuation.resume(returning: .failure(error))
            }
        }
    }
    return try result.get()
}
