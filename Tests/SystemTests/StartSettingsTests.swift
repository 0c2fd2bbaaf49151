import Foundation
import Testing

extension SystemTests {
    /// Settings that cannot be: one sentence that names the setting, before anything listens.
    struct StartSettingsTests {
        private static func expectFailure(
            _ arguments: [String], _ environment: [String: String] = [:], says words: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let program = try Program(arguments, environment: environment)
            #expect(await program.end == 1, sourceLocation: sourceLocation)
            let lines = program.errors.split(separator: "\n")
            #expect(
                lines.count == 1 && lines[0].hasPrefix("启动失败：") && lines[0].contains(words), "\(program.errors)",
                sourceLocation: sourceLocation)
            #expect(Machinery.traces(in: program.errors) == [], "\(program.errors)", sourceLocation: sourceLocation)
        }

        @Test(arguments: [
            (["--tls-cert", "CERT"], "证书和私钥要一起给出：--tls-cert 与 --tls-key。"),
            (["--tls-key", "KEY"], "证书和私钥要一起给出"),
            (
                ["--tls-cert", "CERT", "--tls-key", "KEY", "--tls-self-signed"],
                "--tls-self-signed 不能与 --tls-cert、--tls-key 一起使用"
            ),
            (["--tls-cert", "CERT", "--tls-key", "/nowhere/key.pem"], "证书或私钥文件 /nowhere/key.pem 无法读取"),
            (["--tls-cert", "/nowhere/cert.pem", "--tls-key", "KEY"], "证书或私钥文件 /nowhere/cert.pem 无法读取"),
            (["--tls-cert", "CERT", "--tls-key", "OTHER"], "证书"),
            (["--tls-cert", "NONE", "--tls-key", "KEY"], "证书"),
            (["--tls-cert", "CERT", "--tls-key", "NONE"], "证书"),
            (["--tls-cert", "KEY", "--tls-key", "CERT"], "证书"),
        ])
        func aCertificateThatCannotServe(_ wrong: (options: [String], words: String)) async throws {
            try await Site.with { site in
                let files = [
                    "CERT": try await Self.certificate(in: site, "a").certificate,
                    "KEY": site.folder.appending(path: "a.key").path,
                    "OTHER": try await Self.certificate(in: site, "b").key,
                    "NONE": try site.file("none.pem", "hello\n"),
                ]
                try await Self.expectFailure(
                    ["serve", "--demo"] + site.options + wrong.options.map { files[$0] ?? $0 }, says: wrong.words)
            }
        }

        @Test func aCertificateOfTheSitesOwnServes() async throws {
            try await Site.with { site in
                let pair = try await Self.certificate(in: site, "a")
                let (program, _) = try await site.demo(["--tls-cert", pair.certificate, "--tls-key", pair.key])
                #expect(
                    !program.errors.contains(" error ") && !program.errors.contains(" warning "), "\(program.errors)")
                program.terminate()
                #expect(await program.end == 0)
            }
        }

        /// Made by openssl, as a site makes one.
        private static func certificate(
            in site: Site, _ name: String
        ) async throws -> (certificate: String, key: String) {
            let (certificate, key) = (
                site.folder.appending(path: "\(name).pem"), site.folder.appending(path: "\(name).key")
            )
            let openssl = Process()
            openssl.executableURL = URL(filePath: "/usr/bin/openssl")
            openssl.arguments = [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key.path, "-out",
                certificate.path,
            ]
            openssl.standardError = FileHandle.nullDevice
            let (ends, ended) = AsyncStream.makeStream(of: Int32.self)
            openssl.terminationHandler = { ended.yield($0.terminationStatus) }
            try openssl.run()
            #expect(await ends.first { _ in true } == 0)
            return (certificate.path, key.path)
        }

        @Test func theSelfSignedPairIsKeptAndNotForOthersToRead() async throws {
            try await Site.with { site in
                var prints: [Substring] = []
                for _ in 0..<2 {
                    let program = try Program(["serve", "--demo", "--tls-self-signed"] + site.options)
                    prints.append(try await program.written(/自签名证书 SHA-256 指纹：(\S+)\n/))
                    let url = try await program.written(/控制台\s+(\S+)\n/)
                    #expect(url == "https://127.0.0.1:\(site.port)")
                    await program.killAtOnce()
                }
                #expect(prints[0] == prints[1], "people who trusted it once need not again")
                for name in try FileManager.default.subpathsOfDirectory(atPath: site.data) {
                    let path = site.data + "/" + name
                    // A folder has no content.
                    guard let content = FileManager.default.contents(atPath: path),
                        content.range(of: Data("PRIVATE KEY".utf8)) != nil
                    else { continue }
                    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                    #expect(mode == 0o600, "\(name)")
                }
            }
        }

        @Test(arguments: [
            "steward.example", "ftp://steward.example", "https://", "https://steward.example/console",
            "https://steward.example?x=1", "https://stew ard.example", "javascript:alert(1)",
        ])
        func aPublicURLThatIsNone(text: String) async throws {
            try await Site.with { site in
                try await Self.expectFailure(
                    ["serve", "--demo", "--public-url", text] + site.options, says: "请检查 --public-url")
            }
        }

        @Test(arguments: ["short", String(repeating: "A", count: 44), String(repeating: "é", count: 43)])
        func aSafeModeKeyThatIsNone(text: String) async throws {
            try await Site.with { site in
                for keys in [text, String(repeating: "A", count: 43) + "," + text] {
                    try await Self.expectFailure(
                        ["serve"] + site.options, site.environment.merging(["STEWARD_WECHAT_AES_KEYS": keys]) { $1 },
                        says: "STEWARD_WECHAT_AES_KEYS 中的每个密钥应为公众平台给出的 43 个字符")
                }
            }
        }

        @Test(arguments: [
            ("STEWARD_SMTP_SECURITY", "ssl", "STEWARD_SMTP_SECURITY=ssl 不存在"),
            ("STEWARD_MAIL_FROM", "nobody", "STEWARD_MAIL_FROM=nobody 不是邮箱地址"),
            ("STEWARD_WECHAT_LOGIN_TEMPLATE", "id,colour=thing1", "STEWARD_WECHAT_LOGIN_TEMPLATE 应为模板 ID"),
        ])
        func aSettingThatIsNone(_ wrong: (name: String, value: String, words: String)) async throws {
            try await Site.with { site in
                let environment = site.environment.merging(site.mailEnvironment) { $1 }
                try await Self.expectFailure(
                    ["serve"] + site.options, environment.merging([wrong.name: wrong.value]) { $1 }, says: wrong.words)
            }
        }

        @Test(arguments: [
            ("--port", "--simulator-port"), ("--port", "--smtp-port"), ("--simulator-port", "--smtp-port"),
        ])
        func twoServersOnOnePort(_ pair: (String, String)) async throws {
            try await Site.with { site in
                let port = "\(try FreePorts.take(1)[0])"
                try await Self.expectFailure(
                    ["serve", "--demo"] + site.options + [pair.0, port, pair.1, port],
                    says: "\(pair.0) 与 \(pair.1) 都是 \(port)，请指定两个不同的端口。")
            }
        }

        @Test func theHelpNamesEveryOptionAndItsVariable() async throws {
            let program = try Program(["serve", "--help"])
            let help = String(try await program.written(/(USAGE[\s\S]*--help\s)/))
            for option in [
                "demo", "port", "simulator-port", "smtp-port", "host", "data", "seed", "lan-address", "resources",
                "public-url", "tls-cert", "tls-key", "tls-self-signed", "login", "trusted-proxies", "operator-name",
                "log-level",
            ] { #expect(help.contains("--\(option) ") || help.contains("--\(option)\n"), "\(option)") }
            for variable in [
                "PORT", "SIMULATOR_PORT", "SIMULATOR_SMTP_PORT", "HOST", "DATA", "SEED", "LAN_ADDRESS", "RESOURCES",
                "PUBLIC_URL", "TLS_CERT", "TLS_KEY", "TLS_SELF_SIGNED", "LOGIN", "TRUSTED_PROXIES", "OPERATOR",
                "LOG_LEVEL",
            ] { #expect(help.contains("STEWARD_\(variable)"), "\(variable)") }
        }
    }
}
