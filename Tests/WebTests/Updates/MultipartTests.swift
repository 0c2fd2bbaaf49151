import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct MultipartTests {
    private static let form = [
        "--x7", "Content-Disposition: form-data; name=\"token\"", "", "t0ken",
        "--x7", "Content-Disposition: form-data; name=\"package\"; filename=\"a.tar.zst\"", "Content-Type: a/b", "",
        "line\r\n--x\r\nnot the end", "--x7",
        "Content-Disposition: form-data; name=\"package\"; filename=\"a.tar.zst.minisig\"", "", "", "--x7--", "",
    ].joined(separator: "\r\n")

    private static func read(
        _ text: String, type: String = "multipart/form-data; boundary=x7", pieces: Int
    ) async throws -> [String] {
        let bytes = Array(text.utf8)
        let buffers = stride(from: 0, to: bytes.count, by: pieces).map {
            ByteBuffer(bytes: bytes[$0..<min($0 + pieces, bytes.count)])
        }
        let request = Request(
            head: HTTPRequest(
                method: .post, scheme: "http", authority: "a", path: "/", headerFields: [.contentType: type]),
            body: RequestBody(
                asyncSequence: AsyncStream { continuation in
                    for buffer in buffers { continuation.yield(buffer) }
                    continuation.finish()
                }))
        var form = try Multipart(request)
        var parts: [String] = []
        while let event = try await form.next() {
            switch event {
            case .part(let name, let fileName): parts.append("\(name) \(fileName ?? "-"): ")
            case .bytes(let data): parts[parts.count - 1] += String(decoding: data, as: UTF8.self)
            }
        }
        return parts
    }

    /// However the network cuts it.
    @Test(arguments: [1, 2, 3, 7, 16, 100, 10_000]) func isReadAsItComes(pieces: Int) async throws {
        #expect(
            try await Self.read(Self.form, pieces: pieces) == [
                "token -: t0ken", "package a.tar.zst: line\r\n--x\r\nnot the end", "package a.tar.zst.minisig: ",
            ])
    }

    @Test func whatIsCutShortIsRefused() async throws {
        for count in [5, 60, 120, 200, Self.form.utf8.count - 4] {
            await #expect(throws: Multipart.Malformed.self) {
                try await Self.read(String(decoding: Self.form.utf8.prefix(count), as: UTF8.self), pieces: 16)
            }
        }
    }

    @Test(arguments: ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded; boundary=x7"])
    func whatIsNoSuchFormIsRefused(type: String) async throws {
        await #expect(throws: Multipart.Malformed.self) { try await Self.read(Self.form, type: type, pieces: 16) }
    }

    @Test func aHeadThatDoesNotEndIsRefused() async throws {
        await #expect(throws: Multipart.Malformed.self) {
            try await Self.read("--x7\r\n" + String(repeating: "a", count: 10_000), pieces: 4096)
        }
    }
}
