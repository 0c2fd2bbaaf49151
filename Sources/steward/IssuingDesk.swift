import ArgumentParser
import Domain
import Foundation
import Logging
import Sealing
import Store
import Workflows

/// Issues codes beside a console that may be running on the same folder.
struct IssuingDesk {
    private let data: String
    private let store: Store
    private let post: Post
    private let activation: Activation

    init(data: String, mail: MailSettings?, entersByCode: Bool) async throws {
        self.data = data
        store = try Store(folder: data)
        let vault = try await Vault.open(KeyFiles(folder: data), for: store, cipher: try .wished(nil), at: Date())
        post = Post(
            store: store, vault: vault, server: mail?.server, logger: try .steward("activation", level: "error"),
            now: { Date() })
        activation = Activation(store: store, post: post, entersByCode: entersByCode)
    }

    func issue(for entries: [EnterpriseEntry]) async throws -> ActivationCode {
        try await activation.issue(for: entries, recording: deed("打印：\(entries.map(\.name).listed)"), at: Date())
    }

    /// Sends at once where no console serves; else the console sends, and this waits to see it.
    func mail(_ entries: [EnterpriseEntry], to email: MailAddress, url: String?) async throws {
        guard post.isConfigured else {
            throw StartFailure("没有设置邮件服务器：请设置 STEWARD_SMTP_HOST 等环境变量，或去掉 --email 直接打印激活码。")
        }
        let address: String
        if let url {
            address = url
        } else if let served = try await store.setting("console-address") {
            address = served
        } else {
            throw StartFailure("还不知道控制台的地址：请用 --public-url 指定，或先启动一次发票管家。")
        }
        let issued = try await activation.issue(
            for: entries, to: email, address: address, recording: deed("\(email.masked)：\(entries.map(\.name).listed)"),
            at: Date())
        guard let letter = issued.letter else { return }
        if let lock = try? FolderLock(folder: data) {
            try await post.send(letter)
            withExtendedLifetime(lock) {}
        }
        try await report(letter, to: email)
    }

    private static let patience: TimeInterval = 20

    private func report(_ letter: StoredLetter.ID, to email: MailAddress) async throws {
        let end = Date().addingTimeInterval(Self.patience)
        while let state = try await store.letterState(letter) {
            if state.sentAt != nil { return say("激活邮件已发送到 \(email)，激活码 24 小时内有效。") }
            if state.failedAt != nil { throw StartFailure(state.error) }
            if !state.error.isEmpty || Date() > end {
                let reason = state.error.isEmpty ? "发票管家正在发送，还没有结果。" : state.error
                FileHandle.standardError.write(
                    Data("邮件还没有发出：\(reason)激活码已保留，发票管家运行时会自动重试，直到激活码过期。\n".utf8))
                throw ExitCode(75)
            }
            // Another process writes the row, so there is nothing to be told by.
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func deed(_ subject: String) -> Deed {
        Deed(
            .activationIssued, user: nil, person: "命令行（\(NSUserName())）", subject: subject, address: "本机", browser: "")
    }
}
