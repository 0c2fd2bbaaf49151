extension Unicode.Scalar {
    /// Can be seen, and leaves what stands beside it as it is: no control, no change of direction, nothing of no width.
    public var isVisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
        default: true
        }
    }
}

extension String {
    /// Without what cannot be seen.
    public var visible: String { String(String.UnicodeScalarView(unicodeScalars.filter(\.isVisible))) }
}
