internal import CExpat

/// The attributes of the element that Expat is at: valid only while its sink's `start` runs.
struct XMLAttributes {
    private let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    init(_ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) { self.pairs = pairs }

    /// The value under a local name, so that `r:id` is found as `id` unless an `id` stands before it.
    subscript(name: String) -> String? {
        var place = 0
        while let key = pairs?[place] {
            if localName(key) == name { return pairs?[place + 1].map { String(cString: $0) } }
            place += 2
        }
        return nil
    }
}

/// `InvoiceNo` of `fp:InvoiceNo`.
func localName(_ name: UnsafePointer<XML_Char>?) -> String {
    guard var start = name else { return "" }
    var place = start
    while place.pointee != 0 {
        if place.pointee == 0x3A { start = place + 1 }
        place += 1
    }
    return String(cString: start)
}
