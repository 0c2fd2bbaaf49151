extension String {
    /// Full-width letters, digits and signs, as a Chinese input method leaves them, made half-width: `９１ＡＢ` is `91AB`.
    public var halfWidth: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isFull = (0xFF01...0xFF5E).contains(scalar.value)
            scalars.append(isFull ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(scalars)
    }
}
