import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// A folder of static files on any web server. Nothing of it is believed before its signature is.
public struct UpdateFeed: Sendable {
    private let base: String
    private static let patience = Duration.seconds(60)
    /// The longest that a download may take, however steadily it drips.
    private static let longest = Duration.seconds(3600)

    /// What comes is signed, so redirects, as servers of files like them, may lead anywhere.
    static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.timeout.connect = .seconds(5)
        configuration.timeout.read = .seconds(60)
        configuration.redirectConfiguration = .follow(max: 5, allowCycles: false)
        return HTTPClient(configuration: configuration)
    }()

    /// - Parameter base: the folder's URL.
    public init(base: String) { self.base = base.hasSuffix("/") ? base : base + "/" }

    /// A small file, whole; nil where there is none.
    /// - Parameter limit: bytes.
    public func file(_ name: String, upTo limit: Int) async throws(FeedFault) -> [UInt8]? {
        do {
            let began = ContinuousClock.now
            let response = try await Self.client.execute(request(name), timeout: .seconds(60))
            guard response.status != .notFound else { return nil }
            try Self.check(response)
            var all: [UInt8] = []
            for try await piece in response.body {
                guard ContinuousClock.now - began < Self.patience else { throw FeedFault.cut }
                guard all.count + piece.readableBytes <= limit else { throw FeedFault.endless }
                all += piece.readableBytesView
            }
            return all
        } catch { throw Self.fault(error) }
    }

    /// Writes the file to `path`, or the rest of it where a part is there already.
    /// - Parameters:
    ///   - size: bytes; what is above them is not taken.
    ///   - progress: is told how many bytes are there.
    public func download(
        _ name: String, size: Int, to path: String, progress: @Sendable (Int) async -> Void
    ) async throws(FeedFault) {
        do {
            let part = try PartFile(path, size: size)
            defer { part.close() }
            guard part.count < size else { return }
            var request = request(name)
            if part.count > 0 { request.headers.add(name: "Range", value: "bytes=\(part.count)-") }
            let response = try await Self.client.execute(request, deadline: .distantFuture)
            try Self.check(response)
            if !Self.goesOn(response, from: part.count) { try part.empty() }
            try await Self.receive(response.body, into: part, progress: progress)
            guard part.count == size else { throw FeedFault.cut }
            try part.sync()
        } catch { throw Self.fault(error) }
    }

    private static func receive(
        _ body: HTTPClientResponse.Body, into part: PartFile, progress: @Sendable (Int) async -> Void
    ) async throws {
        let began = ContinuousClock.now
        for try await piece in body {
            guard ContinuousClock.now - began < longest else { throw FeedFault.cut }
            try part.append(piece)
            await progress(part.count)
        }
    }

    private func request(_ name: String) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: base + name.urlEncoded)
        // A cache between would serve yesterday's.
        request.headers.add(name: "Cache-Control", value: "no-cache")
        return request
    }

    private static func check(_ response: HTTPClientResponse) throws(FeedFault) {
        // There is no more than what came before.
        guard response.status != .rangeNotSatisfiable else { throw .cut }
        guard response.status == .ok || response.status == .partialContent else {
            throw .unreachable(reason: "status \(response.status.code)")
        }
        // A login page or a proxy's word.
        let type = response.headers.first(name: "Content-Type") ?? ""
        guard !type.lowercased().hasPrefix("text/html") else { throw .page }
    }

    /// Whether the answer is the rest that was asked for, and not the whole.
    private static func goesOn(_ response: HTTPClientResponse, from count: Int) -> Bool {
        guard response.status == .partialContent else { return count == 0 }
        return response.headers.first(name: "Content-Range")?.hasPrefix("bytes \(count)-") ?? false
    }

    private static func fault(_ error: any Error) -> FeedFault {
        error as? FeedFault ?? .unreachable(reason: String(describing: error))
    }
}
