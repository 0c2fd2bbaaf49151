import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle

/// A server whose port may be taken: says so in words.
struct Listening<Server: Service>: Service {
    let name: String
    let host: String
    let port: Int
    let option: String
    let server: Server

    /// Found before anything starts, so that no other part has come up and said so. The port may still be taken
    /// between this look and `run`, which then says the same.
    func check() throws {
        switch PortProbe.error(host: host, port: port) {
        case EADDRINUSE: throw isTaken
        case EACCES: throw isForbidden
        case EADDRNOTAVAIL: throw StartFailure("这台机器没有地址 \(host)。请检查 --host。")
        default: return
        }
    }

    func run() async throws {
        do { try await server.run() } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw isTaken
        } catch let error as IOError where error.errnoCode == EACCES {
            throw isForbidden
        }
    }

    private var isTaken: StartFailure {
        StartFailure("\(name)的端口 \(port) 已被占用。请停止占用它的程序，或用 \(option) 指定另一个端口。")
    }

    private var isForbidden: StartFailure {
        StartFailure("没有权限使用\(name)的端口 \(port)。请用 \(option) 指定 1024 以上的端口。")
    }
}

enum PortProbe {
    /// What binding this IPv4 address would fail with; 0 where it would not, or where the host is a name.
    static func error(host: String, port: Int) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return 0 }
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        // As the server does: a port that a dead connection still lingers on is free.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? 0 : errno
    }
}
