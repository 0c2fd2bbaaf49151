import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle

/// A server whose port may be taken: says so in words.
struct Listening<Server: ApplicationProtocol>: Service {
    let name: String
    let port: Int
    let option: String
    let server: Server

    func run() async throws {
        do { try await server.run() } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw StartFailure("\(name)的端口 \(port) 已被占用。请停止占用它的程序，或用 \(option) 指定另一个端口。")
        } catch let error as IOError where error.errnoCode == EACCES {
            throw StartFailure("没有权限使用\(name)的端口 \(port)。请用 \(option) 指定 1024 以上的端口。")
        }
    }
}
