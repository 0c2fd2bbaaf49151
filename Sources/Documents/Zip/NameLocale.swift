#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// libarchive turns names into the thread's character set. A service's is often that of the locale C, which has none of
/// our characters.
enum NameLocale {
    nonisolated(unsafe) private static let utf8 = newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil)

    static func run(_ body: () throws(DocumentError) -> Void) throws(DocumentError) {
        guard let utf8 else { return try body() }
        let former = uselocale(utf8)
        defer { uselocale(former) }
        try body()
    }
}
