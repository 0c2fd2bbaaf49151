/// 文件损坏: why a file is not kept, or no longer is what it was.
public enum FileTrouble: String, CaseIterable, Error {
    /// A page of HTML, or another kind of file.
    case wrongType = "wrong-type"
    /// Its end is missing.
    case cut
    case otherInvoice = "other-invoice"
    /// It was kept, and is gone from the disk.
    case missing
    /// It was kept, and its content is another now.
    case altered
    /// It was kept and is there, but the disk does not give it.
    case unreadable

    /// How often a machine asks for a file before a person must.
    public static let mostTries = 3

    public var name: String {
        switch self {
        case .wrongType: "税局给出的不是这种文件"
        case .cut: "税局给出的文件不完整"
        case .otherInvoice: "税局给出的是另一张发票的文件"
        case .missing: "保存的文件不见了"
        case .altered: "保存的文件内容被改动"
        case .unreadable: "保存的文件无法读取"
        }
    }
}
