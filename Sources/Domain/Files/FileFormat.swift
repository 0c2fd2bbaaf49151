/// 版式 of an invoice's file.
public enum FileFormat: String, CaseIterable, Sendable {
    case xml, ofd, pdf

    public var name: String { rawValue.uppercased() }
    public var contentType: String { "application/\(rawValue)" }
}
