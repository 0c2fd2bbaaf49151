import Foundation

/// A nickname as typed, checked.
enum Nickname {
    enum Fault: Error, Equatable {
        case empty
        case tooLong
        case invisible

        var sentence: String {
            switch self {
            case .empty: "请填写昵称。"
            case .tooLong: "昵称最多 20 个字，请缩短一些。"
            case .invisible: "昵称里有无法显示的字符，请删去。"
            }
        }
    }

    /// Without the space around it.
    static func read(_ text: String) throws(Fault) -> String {
        let nickname = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !nickname.isEmpty else { throw .empty }
        guard nickname.unicodeScalars.allSatisfy(isVisible) else { throw .invisible }
        // A character may be a tower of marks.
        guard nickname.count <= 20, nickname.unicodeScalars.count <= 100 else { throw .tooLong }
        return nickname
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: return false
        default: return !properties.isBidiControl
        }
    }
}
