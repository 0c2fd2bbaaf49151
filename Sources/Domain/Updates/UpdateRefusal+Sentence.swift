import Foundation

extension UpdateRefusal {
    /// What is wrong and what to do next.
    public var sentence: String {
        switch self {
        case .unreachable: "连接不上更新源。请检查网络或更新源地址；离线环境可以上传更新包。"
        case .notFeed: "更新源返回的不是更新信息，可能被登录页或代理拦截。请检查更新源地址。"
        case .unsigned(let file): "\(file) 没有签名，已拒绝。请向发布方索取带两个签名的完整更新包。"
        case .oneKey(let file): "\(file) 只有一个签名，需要发布钥和主钥各签一次，已拒绝。请向发布方索取另一个签名。"
        case .wrongKey(let file): "\(file) 由不认识的密钥签名，已拒绝。请核对更新源地址，并联系发布方。"
        case .altered(let file): "\(file) 与签名不符，内容被改动或损坏，已拒绝。请重新获取；再次出现请联系发布方。"
        case .truncated(let file): "\(file) 不完整，已拒绝。请重试，或重新获取更新包。"
        case .endless(let file): "\(file) 超过了公布的大小，已停止接收。请核对更新源地址，并联系发布方。"
        case .mixed(let file): "\(file) 与更新信息不是同一次发布，已拒绝。请稍后重试，或联系发布方。"
        case .wrongProduct: "这不是发票管家的更新包，已拒绝。请核对文件或更新源地址。"
        case .wrongPlatform(let offered, let ours):
            "更新包适用于 \(Self.plain(offered))，本机是 \(ours)，已拒绝。请获取适用于本机的更新包。"
        case .rollback(let offered, let known): "\(offered) 低于已知的最新版本 \(known)，已拒绝降级。请获取 \(known) 或更新的版本。"
        case .fastForward(let version): "版本号 \(version) 跳跃过大，会挡住以后的更新，已拒绝。请联系发布方核实。"
        case .fromFuture(let date): "更新的发布时间 \(Day(at: date)) 晚于本机时间，已拒绝。请检查本机时钟；时钟无误请联系发布方。"
        case .expired(let date): "更新信息已于 \(Day(at: date)) 过期，更新源可能隐瞒了新版本，已拒绝。请联系发布方更新更新源。"
        case .olderFeed(let issued, let seen):
            "更新信息签发于 \(China.timestamp(issued))，早于此前见过的 \(China.timestamp(seen))，已拒绝。请核对更新源地址，并联系发布方。"
        case .olderKeys: "更新源给出了已停用的发布钥，已拒绝。请核对更新源地址，并联系发布方。"
        case .tooFar(let minimum): "需要先更新到 \(minimum) 才能更新到这个版本。请先获取 \(minimum)。"
        case .alreadyHere(let version): "\(version) 就是正在运行的版本，无需更新。"
        case .escaping: "更新包里有指向外部的路径或链接，已拒绝。请联系发布方。"
        case .notArchive: "更新包无法解开，内容不是发票管家的版本，已拒绝。请联系发布方。"
        case .noSpace(let needed, let free):
            "磁盘空间不足：需要 \(Self.megabytes(needed)) MB，可用 \(Self.megabytes(free)) MB。请清理磁盘后重试。"
        case .unwritable: "无法写入版本目录。请检查磁盘是否已满，以及运行发票管家的用户对该目录的权限。"
        case .noFeed: "没有设置更新源。请用 --update-feed 指定，或上传更新包。"
        case .noKeys: "本程序没有更新公钥，无法核实更新。请用 --update-trust 指定发布方提供的 trust.json。"
        case .unsupervised: "当前以 --no-supervisor 方式运行，不能在此更新。请去掉该选项重新启动，或手动替换程序。"
        case .busy: "正在更新，请等待完成。"
        }
    }

    /// A feed's word on a page: the signs that a platform's name has, and not many.
    private static func plain(_ word: String) -> String {
        let word = String(word.prefix(30))
        return FeedFile.isPlainName(word) ? word : "其他平台"
    }

    private static func megabytes(_ bytes: Int) -> Int { (bytes + 1_048_575) / 1_048_576 }
}
