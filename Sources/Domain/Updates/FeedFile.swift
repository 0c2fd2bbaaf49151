/// The names of a feed's files. All are static, so that any web server can host them.
public enum FeedFile {
    /// By 发布钥, the key that signs every day.
    public static func releaseSignature(of name: String) -> String { name + ".minisig" }
    /// By 主钥, which also says which the release key is.
    public static func rootSignature(of name: String) -> String { name + ".root.minisig" }

    public static func archive(of release: Release) -> String {
        "steward-\(release.version)-\(release.platform).tar.zst"
    }

    /// Safe as a file's name and in a URL: it is put behind the feed's address.
    public static func isPlainName(_ name: String) -> Bool {
        (1...120).contains(name.utf8.count) && name.first != "."
            && name.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || [45, 46, 95].contains(byte)
            }
    }
}
