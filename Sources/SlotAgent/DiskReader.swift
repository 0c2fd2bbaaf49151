public import Domain

/// What holds disks: a folder here, a smart card reader elsewhere.
public protocol DiskReader: Sendable {
    /// Signals when something may have been put in or taken away; other changes may signal too.
    func changes() -> AsyncStream<Void>

    func read() async -> SlotReport

    /// Has the disk sign. The password stays in here, and so does the key.
    func sign(_ message: [UInt8], with disk: Disk.Number, password: String) async throws(DiskFault) -> [UInt8]
}

/// Why a disk did not sign.
public enum DiskFault: Error, Hashable, Sendable {
    case wrongPassword(triesLeft: Int)
    case locked
    /// Not there, there twice, or not to be written to: a try that cannot be counted is not made.
    case missing
}
