import Hummingbird
import HTTPTypes
import Synchronization

/// The pictures as files: each drawn when it is asked for first.
final class Avatars: Sendable {
    private let files = Mutex<[Int: [UInt8]]>([:])

    /// Nil for a number that no picture has.
    func file(_ number: Int) throws -> [UInt8]? {
        guard Avatar.all.indices.contains(number - 1) else { return nil }
        if let file = files.withLock({ $0[number] }) { return file }
        let file = try Avatar.all[number - 1].encoded()
        files.withLock { $0[number] = file }
        return file
    }

    /// `GET /avatars/{1…12}.png`
    func show(_ request: Request, context: SimulatorContext) throws -> Response {
        let name = try context.parameters.require("file")
        guard name.hasSuffix(".png"), let number = Int(name.dropLast(4)), String(number) == name.dropLast(4),
            let file = try file(number)
        else { throw HTTPError(.notFound) }
        var response = Response.bytes(file, type: "image/png")
        response.headers[.cacheControl] = "public, max-age=86400"
        return response
    }
}
