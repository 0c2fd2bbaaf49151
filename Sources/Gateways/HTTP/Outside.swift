import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// An answer from outside, whole: bodies are bounded.
struct OutsideAnswer {
    let status: Int
    let contentType: String
    let retryAfter: Int?
    let body: Data
    /// False: the connection ended before the promised length, and whoever asked takes what came.
    var isWhole = true
}

/// Why no whole answer came. The reason is for the log.
enum OutsideError: Error {
    case unreachable(reason: String)
    case tooLarge
}

/// HTTP to one base URL, with a time limit and a size limit on every answer.
struct Outside: Sendable {
    let base: String
    private static let longest = TimeAmount.seconds(35)
    private static let largest = 16 * 1024 * 1024
    /// The shared client tries a refused connection again for as long as the whole answer may take; a person waits here.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.timeout.connect = .seconds(5)
        // A redirect would carry a password to where nobody configured it to go.
        configuration.redirectConfiguration = .disallow
        // Eight, as it stands, would be fewer than may be asked at once.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        return HTTPClient(configuration: configuration)
    }()

    init(base: String) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    }

    /// - Parameters:
    ///   - seconds: how long the whole answer may take; nil: as long as any.
    ///   - evenCut: gives what came of an answer that was cut short, too.
    func get(
        _ path: String, bearer: String? = nil, within seconds: Int? = nil, evenCut: Bool = false
    ) async throws(OutsideError) -> OutsideAnswer {
        try await ask(path, method: "GET", bearer: bearer, json: nil, within: seconds, evenCut: evenCut)
    }

    func post(
        _ path: String, bearer: String? = nil, json: Data, within seconds: Int? = nil
    ) async throws(OutsideError) -> OutsideAnswer {
        try await ask(path, method: "POST", bearer: bearer, json: json, within: seconds)
    }

    func delete(_ path: String, bearer: String, within seconds: Int) async throws(OutsideError) -> OutsideAnswer {
        try await ask(path, method: "DELETE", bearer: bearer, json: nil, within: seconds)
    }

    private func ask(
        _ path: String, method: String, bearer: String?, json: Data?, within seconds: Int?, evenCut: Bool = false
    ) async throws(OutsideError)
        -> OutsideAnswer
    {
        var request = HTTPClientRequest(url: base + path)
        request.method = .init(rawValue: method)
        request.headers.add(name: "Accept", value: "application/json")
        if let bearer { request.headers.add(name: "Authorization", value: "Bearer \(bearer)") }
        if let json {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(data: json))
        }
        let limit = seconds.map { TimeAmount.seconds(Int64($0)) } ?? Self.longest
        return try await Self.answer(to: request, within: limit, upTo: Self.largest, evenCut: evenCut)
    }

    /// A picture at an address of its own, which need not be under any base.
    static func picture(at url: String, upTo largest: Int) async throws(OutsideError) -> OutsideAnswer {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "Accept", value: "image/png, image/jpeg")
        return try await answer(to: request, within: .seconds(10), upTo: largest)
    }

    private static func answer(
        to request: HTTPClientRequest, within longest: TimeAmount, upTo largest: Int, evenCut: Bool = false
    ) async throws(OutsideError) -> OutsideAnswer {
        do {
            let response = try await client.execute(request, timeout: longest)
            let (body, isWhole) = try await collect(response.body, upTo: largest, evenCut: evenCut)
            return OutsideAnswer(
                status: Int(response.status.code),
                contentType: response.headers.first(name: "Content-Type") ?? "",
                retryAfter: response.headers.first(name: "Retry-After").flatMap { Int($0) },
                body: Data(buffer: body), isWhole: isWhole)
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .unreachable(reason: String(describing: error))
        }
    }

    private static func collect(
        _ body: HTTPClientResponse.Body, upTo largest: Int, evenCut: Bool
    ) async throws -> (body: ByteBuffer, isWhole: Bool) {
        var all = ByteBuffer()
        do {
            for try await piece in body {
                guard all.readableBytes + piece.readableBytes <= largest else {
                    throw NIOTooManyBytesError(maxBytes: largest)
                }
                all.writeImmutableBuffer(piece)
            }
        } catch let error where evenCut && !(error is NIOTooManyBytesError) && !Task.isCancelled {
            return (all, false)
        }
        return (all, true)
    }
}

extension String {
    /// Percent-encoded as one segment of a path or one value of a query.
    var urlEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.intersection(.ascii).union(["-", ".", "_", "~"]))
            ?? ""
    }
}

extension CharacterSet {
    fileprivate static let ascii = CharacterSet(charactersIn: Unicode.Scalar(0)...Unicode.Scalar(127))
}
