/// What a template shows: a struct of stored, finished values. Mustache renders computed properties, nil and unknown
/// names as silent blanks, so a page has none; what may be absent is an empty text or an empty array.
protocol Page: Sendable {
    /// The template's path under `Templates`, without its extension: `accounts/list`.
    static var template: String { get }
}
