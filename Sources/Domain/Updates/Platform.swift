/// What a build runs on: `linux-x86_64`, `linux-arm64`, `macos-arm64`.
public enum Platform {
    /// This build's.
    public static let current = "\(system)-\(processor)"

    #if os(macOS)
        private static let system = "macos"
    #else
        private static let system = "linux"
    #endif

    #if arch(arm64)
        private static let processor = "arm64"
    #else
        private static let processor = "x86_64"
    #endif
}
