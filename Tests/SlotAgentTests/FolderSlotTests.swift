import Domain
import Foundation
import Sealing
import SlotAgent
import Testing

final class FolderSlotTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/slot-\(UUID().uuidString)"
    private let slot: FolderSlot
    private let message = Array("challenge".utf8)

    init() throws { slot = try FolderSlot(folder: folder) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func number(_ text: String = "661234500013") throws -> Disk.Number { try #require(Disk.Number(text)) }

    private func image(_ text: String = "661234500013") throws -> DiskImage {
        try DiskImage(
            number: number(text), kind: .ukey, company: "示例有限公司", taxNumber: "91320599MADEMA019N",
            validFrom: try #require(Day("2024-01-01")), validTo: try #require(Day("2034-01-01")), password: "12345678",
            iterations: 10)
    }

    private func put(_ bytes: Data, as name: String) throws {
        try bytes.write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    @Test func whatIsPutInIsReadAndWhatIsTakenAwayIsGone() async throws {
        #expect(await slot.read() == .empty)
        try put(try image().json, as: "a.json")
        let disk = try #require(await slot.read().disks.first)
        #expect(disk.number.description == "661234500013")
        #expect(disk.triesLeft == 5)
        try FileManager.default.removeItem(atPath: "\(folder)/a.json")
        #expect(await slot.read() == .empty)
    }

    @Test(arguments: ["", "{", "[]", "{\"number\":\"661234500013\"}", String(repeating: "x", count: 100_000)])
    func whatIsNoDiskIsNamed(text: String) async throws {
        try put(Data(text.utf8), as: "broken.json")
        #expect(await slot.read() == SlotReport(disks: [], unreadable: ["broken.json"]))
    }

    @Test func anImageWithATaxNumberThatIsNoneIsUnreadable() async throws {
        let text = String(decoding: try image().json, as: UTF8.self)
        try put(Data(text.replacing("91320599MADEMA019N", with: "91320599MADEMA0190").utf8), as: "a.json")
        #expect(await slot.read().unreadable == ["a.json"])
    }

    @Test func aSignatureIsTheDisks() async throws {
        let image = try image()
        try put(image.json, as: "a.json")
        let signature = try await slot.sign(message, with: try number(), password: "12345678")
        let point = try #require([UInt8](hex: image.certificate.publicKey))
        #expect(try SM2PublicKey(point).verifies(signature, of: message))
        #expect(await slot.read().disks.first?.triesLeft == 5)
    }

    @Test func wrongPasswordsCountDownToTheLockAndARightOneCountsAnew() async throws {
        try put(try image().json, as: "a.json")
        await #expect(throws: DiskFault.wrongPassword(triesLeft: 4)) {
            try await slot.sign(message, with: try number(), password: "x")
        }
        #expect(await slot.read().disks.first?.triesLeft == 4)
        _ = try await slot.sign(message, with: try number(), password: "12345678")
        for left in [4, 3, 2, 1] {
            await #expect(throws: DiskFault.wrongPassword(triesLeft: left)) {
                try await slot.sign(message, with: try number(), password: "x")
            }
        }
        await #expect(throws: DiskFault.locked) { try await slot.sign(message, with: try number(), password: "x") }
        await #expect(throws: DiskFault.locked) {
            try await slot.sign(message, with: try number(), password: "12345678")
        }
        #expect(await slot.read().disks.first?.triesLeft == 0)
    }

    @Test func twoOfOneNumberAreNotUsed() async throws {
        try put(try image().json, as: "a.json")
        try put(try image().json, as: "b.json")
        #expect(await slot.read().disks.count == 2)
        await #expect(throws: DiskFault.missing) {
            try await slot.sign(message, with: try number(), password: "12345678")
        }
        #expect(await slot.read().disks.allSatisfy { $0.triesLeft == 5 })
    }

    /// A pipe that nobody writes to would hold its reader for ever.
    @Test(.timeLimit(.minutes(1))) func onlyRegularFilesAreRead() async throws {
        #expect(mkfifo("\(folder)/pipe.json", 0o600) == 0)
        try FileManager.default.createDirectory(atPath: "\(folder)/folder.json", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/zero.json", withDestinationPath: "/dev/zero")
        #expect(await slot.read().unreadable == ["folder.json", "pipe.json", "zero.json"])
    }

    @Test func whatIsTooMuchForAReportIsCounted() async throws {
        for index in 0..<(SlotReport.most + 2) {
            let number = "6612345\(10_000 + index)"
            try put(try image(number).json, as: "\(number).json")
        }
        let report = await slot.read()
        #expect(report.disks.count == SlotReport.most && report.more == 2)
    }

    /// An image that is being written is never seen half: it is another file, put in place of the former.
    @Test func aTryIsCountedInAFileOfItsOwn() async throws {
        try put(try image().json, as: "a.json")
        #expect(chmod("\(folder)/a.json", 0o640) == 0)
        #expect(link("\(folder)/a.json", "\(folder)/former") == 0)
        await #expect(throws: DiskFault.wrongPassword(triesLeft: 4)) {
            try await slot.sign(message, with: try number(), password: "x")
        }
        func triesLeft(_ name: String) throws -> Int? {
            DiskImage(json: try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))?.triesLeft
        }
        #expect(try triesLeft("former") == 5 && triesLeft("a.json") == 4)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/a.json")[.posixPermissions] as? Int
        #expect(mode == 0o640)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.json", "former"])
    }

    @Test func aChangeIsTold() async throws {
        let changes = slot.changes()
        try put(try image().json, as: "a.json")
        await #expect(changes.first { true } != nil)
    }
}
