import Foundation

/// A data folder and free ports, for one console and one outside world.
struct Site: Sendable {
    let port: Int
    let simulatorPort: Int
    let smtpPort: Int
    let folder: URL

    /// Gives `body` a site of its own and clears it away afterwards.
    static func with(_ body: (Site) async throws -> Void) async throws {
        let ports = try FreePorts.take(3)
        let folder = FileManager.default.temporaryDirectory.appending(path: "site-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await body(Site(port: ports[0], simulatorPort: ports[1], smtpPort: ports[2], folder: folder))
    }

    var data: String { folder.appending(path: "data").path }
    var console: String { "http://127.0.0.1:\(port)" }
    var world: World { World(base: "http://127.0.0.1:\(simulatorPort)") }

    /// A file in this site's folder; gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// What `serve` and `simulate` share.
    var options: [String] {
        [
            "--host", "127.0.0.1", "--lan-address", "127.0.0.1", "--port", "\(port)", "--simulator-port",
            "\(simulatorPort)", "--smtp-port", "\(smtpPort)", "--data", data,
        ]
    }

    /// Console and outside world in one process; ready when this returns, with the activation code that it printed.
    func demo(_ more: [String] = []) async throws -> (program: Program, code: String) {
        let program = try Program(["serve", "--demo"] + options + more)
        let code = try await program.written(/激活码\s+([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/)
        return (program, String(code))
    }

    /// The simulator's mail server as an operator sets one up.
    var mailEnvironment: [String: String] {
        [
            "STEWARD_SMTP_HOST": "127.0.0.1", "STEWARD_SMTP_PORT": "\(smtpPort)", "STEWARD_SMTP_SECURITY": "none",
            "STEWARD_MAIL_FROM": "steward@example.com",
        ]
    }

    /// The settings of a console and a world that are started each on its own.
    var environment: [String: String] {
        [
            "STEWARD_TAX_BUREAU_URL": world.base, "STEWARD_WECHAT_URL": world.base,
            "STEWARD_WECHAT_APP_ID": "wx5f1a0de30c2b4e78", "STEWARD_WECHAT_SECRET": "s3cret",
            "STEWARD_WECHAT_TOKEN": "AAAAA",
        ]
    }
}

/// Ports that nobody listens on.
enum FreePorts {
    struct None: Error {}

    /// Below those that the kernel lends to outgoing connections, of which one could have ours before the program has.
    private static let range = 10_000..<32_000

    /// All are held until the last is found, so that no two are the same.
    static func take(_ count: Int) throws -> [Int] {
        var held: [Int32] = []
        defer { for descriptor in held { close(descriptor) } }
        return try (0..<count).map { _ in
            let (descriptor, port) = try hold()
            held.append(descriptor)
            return port
        }
    }

    /// A socket bound to a free port of this machine, which listens if told so.
    static func hold(isListening: Bool = false) throws -> (descriptor: Int32, port: Int) {
        for _ in 0..<100 {
            let port = Int.random(in: range)
            if let descriptor = bound(to: port, isListening: isListening) { return (descriptor, port) }
        }
        throw None()
    }

    private static func bound(to port: Int, isListening: Bool) -> Int32? {
        #if canImport(Darwin)
            let kind = SOCK_STREAM
        #else
            let kind = Int32(SOCK_STREAM.rawValue)
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if descriptor >= 0, isBound, !isListening || listen(descriptor, 8) == 0 { return descriptor }
        close(descriptor)
        return nil
    }
}
