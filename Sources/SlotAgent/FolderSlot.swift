public import Domain
import Foundation
import Sealing

/// A slot that is a folder: a disk is put in by copying its image there, and taken away by removing it.
public actor FolderSlot: DiskReader {
    private let folder: String
    private static let largest = 64 * 1024

    /// Makes the folder where there is none.
    public init(folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        self.folder = folder
    }

    public nonisolated func changes() -> AsyncStream<Void> { FolderWatch.changes(of: folder) }

    public func read() -> SlotReport {
        var (disks, unreadable): ([DiskFacts], [String]) = ([], [])
        for name in names {
            if let facts = image(name)?.facts {
                disks.append(facts)
            } else {
                unreadable.append(String(name.prefix(100)))
            }
        }
        return SlotReport(
            disks: Array(disks.prefix(SlotReport.most)), unreadable: Array(unreadable.prefix(SlotReport.most)),
            more: disks.count > SlotReport.most ? disks.count - SlotReport.most : nil)
    }

    /// The try is counted before the password is tried, so that pulling the plug wins nobody another.
    public func sign(_ message: [UInt8], with disk: Disk.Number, password: String) throws(DiskFault) -> [UInt8] {
        let found = names.compactMap { name in image(name).map { (name, $0) } }.filter { $0.1.number == disk }
        guard found.count == 1, let name = found.first?.0, var image = found.first?.1 else { throw .missing }
        guard image.triesLeft > 0 else { throw .locked }
        image.triesLeft -= 1
        try keep(image, as: name)
        do {
            let key = try image.privateKey(password: password)
            let signature = try key.sign(message)
            image.triesLeft = Disk.mostTries
            try keep(image, as: name)
            return signature
        } catch is SealingError {
            throw image.triesLeft > 0 ? .wrongPassword(triesLeft: image.triesLeft) : .locked
        } catch let fault as DiskFault {
            throw fault
        } catch {
            throw .missing
        }
    }

    /// A file that is being written has a name that begins with a dot, or ends otherwise.
    private var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { !$0.hasPrefix(".") && $0.hasSuffix(".json") }.sorted()
    }

    /// Regular files only: a pipe or a device would have its reader wait for ever.
    private func image(_ name: String) -> DiskImage? {
        let descriptor = open("\(folder)/\(name)", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let bytes = try? file.read(upToCount: Self.largest + 1), bytes.count <= Self.largest
        else { return nil }
        return DiskImage(json: bytes)
    }

    /// Whole or not at all: a PC that loses its power must not lose the disk.
    private func keep(_ image: DiskImage, as name: String) throws(DiskFault) {
        let path = "\(folder)/\(name)"
        var status = stat()
        // A disk that was pulled meanwhile must not come back by our writing.
        guard stat(path, &status) == 0 else { throw .missing }
        do {
            try OwnerFile.replace(path, with: [UInt8](image.json), mode: status.st_mode & 0o777)
        } catch { throw .missing }
    }
}
