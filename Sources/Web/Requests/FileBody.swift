import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A file sent piece by piece, so that a large one costs no memory.
enum FileBody {
    private static let pieceBytes = 256 * 1024

    /// An attachment of that name, in any script, and of a plain one for programs that read ASCII alone. The file is removed at once and lives until the answer is sent.
    static func response(removing path: String, name: String, plainName: String, type: String) throws -> Response {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoSuchFile) }
        let length = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        try FileManager.default.removeItem(atPath: path)
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(plainName)\"; filename*=UTF-8''\(name.inQuery)",
            ],
            body: ResponseBody(contentLength: Int(length)) { writer in
                defer { try? handle.close() }
                while let piece = try handle.read(upToCount: pieceBytes), !piece.isEmpty {
                    try await writer.write(ByteBuffer(bytes: piece))
                }
                try await writer.finish(nil)
            })
    }
}
