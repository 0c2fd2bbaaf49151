import ArgumentParser
import Domain
import Foundation
import Gateways
import Logging
import Publishing
import Simulator
import Store
import Switching
import Workflows

/// Where updates come from, and whom they are believed.
struct UpdateOptions: ParsableArguments {
    @Option(
        help: """
            Address of the update feed: a folder on any web server, made by steward release sign. Without it updates \
            are brought by hand. [STEWARD_UPDATE_FEED]
            """)
    var updateFeed: String?

    @Option(
        help: """
            File of the publisher's public keys, trust.json. [STEWARD_UPDATE_TRUST, default: the one that lies beside \
            this version]
            """)
    var updateTrust: String?

    struct Resolved: Sendable {
        /// Nil: none.
        let feed: String?
        let trust: UpdateTrust?
    }

    func resolved() throws -> Resolved {
        let feed = Setting(variable: "STEWARD_UPDATE_FEED").text(updateFeed, or: "")
        if !feed.isEmpty {
            guard let url = URL(string: feed), ["http", "https"].contains(url.scheme), url.host()?.isEmpty == false
            else {
                throw StartFailure("更新源地址 \(feed) 应为 https://主机/目录。请检查 --update-feed。")
            }
        }
        return Resolved(feed: feed.isEmpty ? nil : feed, trust: try trust())
    }

    private func trust() throws -> UpdateTrust? {
        let named = Setting(variable: "STEWARD_UPDATE_TRUST").text(updateTrust, or: "")
        let path = named.isEmpty ? ThisProgram.current.folder.map { "\($0)/\(UpdateTrust.fileName)" } : named
        guard let path else { return nil }
        guard let data = FileManager.default.contents(atPath: path),
            let trust = try? UpdateJSON.value(UpdateTrust.self, in: data)
        else {
            // A version that was put there by hand may have none.
            guard named.isEmpty else { throw StartFailure("更新公钥文件 \(path) 无法读取，应为发布方的 trust.json。请检查 --update-trust。") }
            return nil
        }
        return trust
    }
}

/// The demo's feed: the next version of this very program, signed by keys of the demo's own.
enum DemoUpdates {
    static func options(_ options: ServeOptions.Resolved) -> UpdateFeedOptions {
        let program = ThisProgram.current
        let resources = program.folder ?? options.resources
        return UpdateFeedOptions(
            folder: options.data + "/update-feed", version: program.version, schema: Store.migrations
        ) { () throws(PublishingError) in
            try ReleaseContents(executable: program.executable, resources: resources)
        }
    }

    static func settings(_ options: ServeOptions.Resolved) throws -> UpdateOptions.Resolved {
        let keys: SigningKeys
        do { keys = try self.options(options).keys() } catch {
            throw StartFailure("演示更新的密钥无法写入 \(options.data)/update-feed。请检查目录权限。")
        }
        return UpdateOptions.Resolved(
            feed: options.updates.feed ?? "http://127.0.0.1:\(options.simulatorPort)/updates",
            trust: options.updates.trust ?? keys.trust)
    }
}

extension Updater {
    init(
        _ updates: UpdateOptions.Resolved, versions: SwitchDesk, store: Store, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        let version = versions.layout?.running ?? ThisProgram.current.version
        self.init(
            store: store,
            standing: .init(version: version, feed: updates.feed.map(UpdateFeed.init), trust: updates.trust),
            versions: versions, logger: logger, now: now)
    }
}
