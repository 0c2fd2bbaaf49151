/// The system's randomness; SystemRandomNumberGenerator is getrandom(2) on Linux.
public enum Random {
    public static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A token that goes into a cookie or a URL: `bytes` random bytes in hexadecimal.
    public static func token(bytes count: Int = 32) -> String { bytes(count).hex }
}
