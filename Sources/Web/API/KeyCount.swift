/// Counts what a decoder into a dictionary makes one of: the keys of an object.
enum KeyCount {
    /// How many keys the outermost object of well-formed JSON has, each counted as often as it is written.
    static func ofObject(_ json: some Sequence<UInt8>) -> Int {
        var (depth, count) = (0, 0)
        var (isInText, isEscaped) = (false, false)
        for byte in json {
            if isEscaped {
                isEscaped = false
                continue
            }
            if isInText {
                isEscaped = byte == UInt8(ascii: "\\")
                isInText = byte != UInt8(ascii: "\"")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ":") where depth == 1: count += 1
            default: break
            }
        }
        return count
    }
}
