import Foundation
import Testing

extension SystemTests {
    /// A start that cannot be ends with one sentence in Chinese that says what to do.
    struct StartFailureTests {
        /// Starts, and expects the end.
        private static func expectFailure(
            _ arguments: [String], environment: [String: String] = [:], status: Int32 = 1, says words: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let program = try Program(arguments, environment: environment)
            #expect(await program.end == status, sourceLocation: sourceLocation)
            let lines = program.errors.split(separator: "\n")
            #expect(lines.contains { $0.contains(words) }, "\(program.errors)", sourceLocation: sourceLocation)
            #expect(Machinery.traces(in: program.errors) == [], "\(program.errors)", sourceLocation: sourceLocation)
            // A refused setting is followed by the command's usage.
            #expect(status == 64 || lines.count == 1, "\(program.errors)", sourceLocation: sourceLocation)
        }

        @Test func aFolderUnderAFile() async throws {
            try await Site.with { site in
                try Data().write(to: URL(filePath: site.data))
                try await Self.expectFailure(
                    ["serve", "--demo"] + site.options + ["--data", site.data + "/inside"], says: "无法读写。请检查目录权限")
            }
        }

        @Test func aFolderThatNobodyMayWrite() async throws {
            try await Site.with { site in
                try await Self.expectFailure(
                    ["serve", "--demo"] + site.options + ["--data", "/proc/steward"], says: "数据目录 /proc/steward 无法读写")
            }
        }

        @Test func aDatabaseThatIsNone() async throws {
            try await Site.with { site in
                try FileManager.default.createDirectory(atPath: site.data, withIntermediateDirectories: true)
                try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: site.data + "/steward.sqlite"))
                try await Self.expectFailure(["serve", "--demo"] + site.options, says: "无法打开：文件已损坏")
            }
        }

        @Test(arguments: [(0o644, "a1", "其他用户可以读取"), (0o600, "hello", "不是 64 位十六进制数")])
        func aKeyFileThatMustNotBeUsed(_ key: (mode: Int, text: String, words: String)) async throws {
            try await Site.with { site in
                try FileManager.default.createDirectory(atPath: site.data, withIntermediateDirectories: true)
                let path = site.data + "/steward.key"
                let text = key.mode == 0o600 ? key.text : String(repeating: key.text, count: 32)
                try Data(text.utf8).write(to: URL(filePath: path))
                try FileManager.default.setAttributes([.posixPermissions: key.mode], ofItemAtPath: path)
                try await Self.expectFailure(["serve", "--demo"] + site.options, says: key.words)
                #expect(try String(contentsOfFile: path, encoding: .utf8) == text, "a key is never written over")
            }
        }

        @Test func aTemplateThatIsMissing() async throws {
            try await Site.with { site in
                let resources = site.folder.appending(path: "resources")
                try FileManager.default.createDirectory(at: resources, withIntermediateDirectories: true)
                for name in ["Templates", "Public", "Fixtures"] {
                    try FileManager.default.copyItem(
                        at: Project.root.appending(path: name), to: resources.appending(path: name))
                }
                let arguments = ["serve", "--demo"] + site.options + ["--resources", resources.path]
                let whole = try Program(arguments)
                _ = try await whole.written(/激活码\s+(\S+)/)
                await whole.killAtOnce()
                try FileManager.default.removeItem(at: resources.appending(path: "Templates/login/_state.mustache"))
                try await Self.expectFailure(arguments, says: "login/_state")
                try FileManager.default.removeItem(at: resources.appending(path: "Templates"))
                try await Self.expectFailure(arguments, says: "无法读取文件夹")
            }
        }

        @Test func aSecondProcessOnTheSameFolder() async throws {
            try await Site.with { site in
                let (first, _) = try await site.demo()
                let ports = try FreePorts.take(2)
                try await Self.expectFailure(
                    ["serve", "--demo"] + site.options + ["--port", "\(ports[0])", "--simulator-port", "\(ports[1])"],
                    says: "正被另一个发票管家使用")
                #expect(try await Visitor(site.console).get("/healthz").status == 200)
                await first.killAtOnce()
            }
        }

        @Test(arguments: ["--port", "--simulator-port"]) func aPortThatIsTaken(option: String) async throws {
            try await Site.with { site in
                let (descriptor, port) = try FreePorts.hold(isListening: true)
                defer { close(descriptor) }
                let program = try Program(["serve", "--demo"] + site.options + [option, "\(port)"])
                #expect(await program.end == 1)
                let last = try #require(program.errors.split(separator: "\n").last)
                #expect(last.contains("的端口 \(port) 已被占用。请停止占用它的程序，或用 \(option) 指定另一个端口。"))
                #expect(Machinery.traces(in: program.errors) == [])
            }
        }

        @Test(arguments: ["abc", "0", "70000", "80 80", "８０８０"]) func aPortThatIsNone(text: String) async throws {
            try await Site.with { site in
                try await Self.expectFailure(
                    ["serve", "--demo", "--data", site.data], environment: ["STEWARD_PORT": text], status: 64,
                    says: "环境变量 STEWARD_PORT=\(text) 应为 1–65535 之间的整数")
            }
        }

        @Test(arguments: [
            "STEWARD_TAX_BUREAU_URL", "STEWARD_WECHAT_APP_ID", "STEWARD_WECHAT_SECRET", "STEWARD_WECHAT_TOKEN",
        ])
        func aSettingThatIsMissing(name: String) async throws {
            try await Site.with { site in
                try await Self.expectFailure(
                    ["serve"] + site.options, environment: site.environment.filter { $0.key != name }, status: 64,
                    says: "请设置环境变量 \(name)，或加 --demo 使用模拟环境")
            }
        }

        @Test(arguments: [
            ("星河,91440399MADEMA019B", "第 1 行应有三项"), ("星河,91440399MADEMA019C,440300", "税号 91440399MADEMA019C 有误"),
            ("星河,91440399MADEMA019B,999999", "地区代码 999999 不存在"), ("\n\n", "是空的"),
        ])
        func aListOfCompaniesWithAMistake(_ list: (text: String, words: String)) async throws {
            try await Site.with { site in
                let file = site.folder.appending(path: "companies.csv")
                try Data(list.text.utf8).write(to: file)
                try await Self.expectFailure(
                    ["activation", "issue", "--companies", file.path, "--data", site.data], says: list.words)
            }
        }
    }
}
