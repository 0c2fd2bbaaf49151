import Domain
import Foundation
import Testing

@testable import Gateways

/// A file is handed on as it came: what it is is for others to judge.
struct FileAnswerTests {
    private func file(_ format: FileFormat, from answer: Answer) async throws -> Result<BureauFile, BureauError> {
        let found = Found<Result<BureauFile, BureauError>>()
        try await StubServer(answer).run { base in
            do throws(BureauError) {
                found.value = .success(try await TaxBureau(at: base).file(format, of: "1", session: .with("t")))
            } catch { found.value = .failure(error) }
        }
        return try #require(found.value)
    }

    @Test(arguments: FileFormat.allCases) func bytesAreWhole(_ format: FileFormat) async throws {
        let bytes = Data([0x50, 0x4B, 0, 0xFF])
        let answer = Answer(type: format.contentType, body: bytes)
        #expect(try await file(format, from: answer).get() == BureauFile(bytes: bytes, isWhole: true))
    }

    @Test func aCutFileIsNotWhole() async throws {
        let answer = Answer(type: "application/pdf", body: Data("%PDF-".utf8), promisedBytes: 1000)
        #expect(try await file(.pdf, from: answer).get() == BureauFile(bytes: Data("%PDF-".utf8), isWhole: false))
    }

    @Test func aPageOfHTMLIsHandedOn() async throws {
        #expect(try await file(.ofd, from: .html(200)).get().bytes == Answer.html(200).body)
    }

    @Test func whatIsNoAnswerIsAnError() async throws {
        let missing = Answer(
            status: 404, type: "application/problem+json", body: Data(#"{"type":"not-found"}"#.utf8))
        #expect(try await file(.xml, from: missing) == .failure(.notFound))
        guard case .failure(.unreachable) = try await file(.xml, from: .html(503)) else {
            Issue.record("a broken server gave a file")
            return
        }
        guard case .failure(.badAnswer) = try await file(.xml, from: Answer(body: Data(count: 17 << 20))) else {
            Issue.record("17 MB were taken")
            return
        }
    }
}
