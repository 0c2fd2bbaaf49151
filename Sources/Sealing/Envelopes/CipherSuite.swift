/// What a key seals with. The raw values stand in options and rows.
public enum CipherSuite: String, CaseIterable, Sendable {
    /// AES-256-GCM.
    case aes
    /// 国密 (GB/T 32907, GB/T 32905): SM4-CTR, then HMAC-SM3.
    case sm4

    public var name: String {
        switch self {
        case .aes: "AES-256-GCM"
        case .sm4: "SM4-CTR + HMAC-SM3"
        }
    }

    /// As it stands in a sealed value.
    var byte: UInt8 {
        switch self {
        case .aes: 1
        case .sm4: 2
        }
    }
}
