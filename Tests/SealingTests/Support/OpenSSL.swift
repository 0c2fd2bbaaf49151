import Foundation

/// The command line's `openssl`: a second reader of what we make.
enum OpenSSL {
    /// Standard output and error together, and the exit status.
    static func run(_ arguments: String...) throws -> (text: String, status: Int32) { try run(arguments) }

    static func run(_ arguments: [String]) throws -> (text: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: text, as: UTF8.self), process.terminationStatus)
    }
}
