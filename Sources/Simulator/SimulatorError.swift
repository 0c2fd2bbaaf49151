/// Why there is no outside world.
public enum SimulatorError: Error, Equatable {
    /// The demo group is no such JSON, or names a company twice; the text says where.
    case demoGroup(String)
    /// `publicURL` or `callbackURL` is no HTTP address.
    case address(String)
    /// `encodingAESKey` is not 43 characters of Base64.
    case encodingAESKey
    /// No PEM file of certificates at this path.
    case callbackTrust(String)
    /// The mail server's certificate or key cannot be used, or stands alone, as may not user and password; the text
    /// says what.
    case smtp(String)
}
