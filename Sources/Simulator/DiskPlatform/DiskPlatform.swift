import Foundation
import Synchronization

/// 增值税发票综合服务平台: for companies that are not on 数电. The same world of invoices as the bureau's, entered by a disk.
final class DiskPlatform: Sendable {
    /// Whose world it shares.
    let bureau: Bureau
    let statistics = Statistics()
    let handshakes = Handshakes()
    let sessions = DiskSessions()
    private let disks: [String: (disk: RegisteredDisk, taxNumber: String)]
    private let knobs = Mutex(DiskPlatformSettings())

    init(world bureau: Bureau) {
        self.bureau = bureau
        let pairs = bureau.world.archives.values.flatMap { archive in
            archive.company.disks.map { ($0.number, (disk: $0, taxNumber: archive.company.taxNumber)) }
        }
        disks = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    var settings: DiskPlatformSettings { knobs.withLock { $0 } }

    func turn(_ change: (DiskPlatformSettings) throws -> DiskPlatformSettings) rethrows {
        try knobs.withLock { $0 = try change($0) }
    }

    /// What the platform thinks the time is.
    func now() -> Date { bureau.clock().addingTimeInterval(Double(settings.clockAheadMinutes) * 60) }

    /// - Throws: unknown-disk where it is not this company's.
    func disk(_ number: String, of taxNumber: String) throws(Problem) -> RegisteredDisk {
        guard let (disk, owner) = disks[number], owner == taxNumber else { throw .unknownDisk }
        return disk
    }

    /// - Throws: other-side.
    func admits(_ taxNumber: String) throws(Problem) {
        if settings.otherSideCompanies.contains(taxNumber) { throw .onDigital }
    }
}
