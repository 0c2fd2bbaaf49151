import ArgumentParser
import Foundation
import Logging
import Sealing
import ServiceLifecycle
import SlotAgent
import UnixSignals

/// `steward disk-agent`.
struct DiskAgentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disk-agent",
        abstract: "Serve tax disks from the PC that holds them to a console on the LAN.",
        discussion: """
            Runs on the PC that holds the disks, by hand or under systemd. It connects outwards only. Pair it once: an \
            administrator presses 生成配对码 on the console's page 税盘管理, and --pair takes the code. It then has a key of \
            its own in --key, which its owner alone may read, and connects by itself at every start.

            A disk's key and its certificate password never leave this PC; the password comes from the console sealed \
            for this agent, and is kept nowhere here.
            """)

    @Option(help: "The console's address, such as https://steward.example:8080. [STEWARD_CONSOLE]")
    var console: String?

    @Option(help: "Folder that is the slot: a disk is put in by copying its image there. [STEWARD_SLOT]")
    var slot: String?

    @Option(help: "Pairing code of the page 税盘管理; needed once.")
    var pair: String?

    @Option(help: "File of this agent's key. [STEWARD_AGENT_KEY, default ./disk-agent.json]")
    var key: String?

    @Option(help: "Certificate (PEM) of a console that made its own. [STEWARD_CONSOLE_CERTIFICATE]")
    var consoleCertificate: String?

    @Option(help: "How people know this PC. [default: its host name]")
    var name: String?

    @Option(help: "trace, debug, info, notice, warning, error. [STEWARD_LOG_LEVEL, default info]")
    var logLevel: String?

    func run() async throws {
        try await starting {
            ProcessLimits.prepare()
            let logger = try Logger.steward(
                "disk-agent", level: Setting(variable: "STEWARD_LOG_LEVEL").text(logLevel, or: "info"))
            let folder = try Setting(variable: "STEWARD_SLOT").needed(slot, "税盘插槽文件夹", "--slot")
            guard let reader = try? FolderSlot(folder: folder) else {
                throw StartFailure("插槽文件夹 \(folder) 无法读写。请检查权限，或用 --slot 指定另一个文件夹。")
            }
            try await connected { link, key in
                say("税盘代理已启动：插槽 \(folder)，控制台 \(key.console)")
                let service = SlotService(reader: reader, key: key, link: link, logger: logger)
                let configuration = ServiceGroupConfiguration(
                    services: [.init(service: service)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
                do { try await ServiceGroup(configuration: configuration).run() } catch LinkError.revoked {
                    throw StartFailure("控制台已不认识这个税盘代理：它被撤销了，或连接的是另一个控制台。请用新的配对码重新配对（--pair）。")
                }
            }
        }
    }

    /// By the key that is there; or a new one, by the code.
    private func connected(_ body: (ConsoleLink, AgentKey) async throws -> Void) async throws {
        let path = Setting(variable: "STEWARD_AGENT_KEY").text(key, or: "disk-agent.json")
        let certificate = Setting(variable: "STEWARD_CONSOLE_CERTIFICATE").text(consoleCertificate, or: "")
        let known = pair == nil ? try AgentKey(at: path) : nil
        if pair == nil, known == nil {
            throw StartFailure("这台电脑还没有配对。请在控制台的“税盘管理”页面生成配对码，再用 --pair 配对码 启动。")
        }
        let setting = Setting(variable: "STEWARD_CONSOLE")
        let address =
            if let known { setting.text(console, or: known.console) } else {
                try setting.needed(console, "控制台地址", "--console")
            }
        do {
            try await ConsoleLink.with(address, certificate: certificate.isEmpty ? nil : certificate) { link in
                if let known { return try await body(link, known) }
                let key = try await paired(by: link, at: address)
                try key.keep(at: path)
                try await body(link, key)
            }
        } catch is UnreadableCertificate {
            throw StartFailure("控制台证书 \(certificate) 无法读取。请用 --console-certificate 指定 PEM 格式的证书。")
        }
    }

    private func paired(by link: ConsoleLink, at address: String) async throws -> AgentKey {
        do {
            return try await link.pair(code: pair ?? "", name: name ?? ProcessInfo.processInfo.hostName)
        } catch let error as LinkError { throw StartFailure(error, address) }
    }
}

extension StartFailure {
    fileprivate init(_ error: LinkError, _ console: String) {
        switch error {
        case .wrongCode: self.init("配对码不正确、已使用或已过期。请在“税盘管理”页面重新生成。")
        case .tooManyTries: self.init("配对尝试过于频繁，请几分钟后再试。")
        case .clockSkew: self.init("这台电脑的时间与控制台相差超过 5 分钟。请校准时间后再启动。")
        case .unreachable: self.init("连接不上控制台 \(console)。请检查地址和网络；若控制台用自签名证书，请加 --console-certificate。")
        case .revoked, .replaced, .badAnswer: self.init("控制台 \(console) 的答复无法识别。请核对地址，并确认它的版本与代理一致。")
        }
    }
}

extension Setting {
    /// Throws a sentence where nothing gives the value.
    fileprivate func needed(_ option: String?, _ meaning: String, _ name: String) throws -> String {
        let value = text(option, or: "")
        guard !value.isEmpty else { throw StartFailure("缺少\(meaning)：请加 \(name)，或设置环境变量 \(variable)。") }
        return value
    }
}
