/// Why a secret cannot be kept or read. Never carries the secret.
public enum SealingError: Error, Hashable, Sendable {
    /// The key file may be read by others than its owner; `mode` in octal, such as `644`.
    case keyFileExposed(path: String, mode: String)
    /// The key file is not 32 bytes in hexadecimal.
    case keyFileMalformed(path: String)
    case keyFileUnreadable(path: String)
    /// There are sealed secrets, but not the key that sealed them.
    case keyFileMissing(path: String)
    /// A sealed value was altered, or sealed with another key or for another place.
    case unsealable
    /// A file that is to be signed, or whose signature is to be verified.
    case fileUnreadable(path: String)
    /// No secret key file of minisign's form.
    case signingKeyMalformed
    /// libcrypto refused; the operation's name.
    case cryptography(String)
}
