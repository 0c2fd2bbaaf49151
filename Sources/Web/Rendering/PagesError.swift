/// Why the pages cannot be shown at all. Found at start, so that no clerk finds it.
public enum PagesError: Error, Hashable, Sendable, CustomStringConvertible {
    case unreadableFolder(String)
    case missingTemplate(String)
    case invalidTemplate(name: String, line: Int, reason: String)
    case missingAsset(String)

    public var description: String {
        switch self {
        case .unreadableFolder(let path): "无法读取文件夹 \(path)，请在项目目录中启动，或用 --resources 指定含有 Templates 和 Public 的目录。"
        case .missingTemplate(let name): "缺少页面模板 \(name).mustache，请重新安装。"
        case .invalidTemplate(let name, let line, let reason): "页面模板 \(name).mustache 第 \(line) 行有误：\(reason)"
        case .missingAsset(let name): "缺少页面文件 \(name)，请重新安装。"
        }
    }
}
