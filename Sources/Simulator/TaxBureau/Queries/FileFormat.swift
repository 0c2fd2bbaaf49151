/// What an invoice's file may be fetched as.
enum FileFormat: String, Sendable {
    case xml, ofd, pdf

    var contentType: String { "application/\(rawValue)" }
}
