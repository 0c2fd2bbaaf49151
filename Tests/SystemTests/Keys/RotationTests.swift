import Foundation
import Testing

extension SystemTests {
    /// `steward key rotate` beside a console that serves.
    struct RotationTests {
        private static func keyFile(_ site: Site) throws -> String {
            try String(contentsOfFile: site.data + "/steward.key", encoding: .utf8)
        }

        @Test func saysWhatItDidAndTheConsoleGoesOn() async throws {
            try await KeySite.with { its in
                let before = try Self.keyFile(its.site)
                let rotation = try its.rotation(["--cipher", "sm4"])
                let words = try await rotation.written(/(密钥已全部更换：.+。)\n/)
                #expect(words.contains("主密钥 2（SM4-CTR + HMAC-SM3），数据密钥 1 把"))
                #expect(await rotation.end == 0)
                #expect(try Self.keyFile(its.site) != before)
                try await its.expectSessionOpens()
                try await its.clerk.logInAgain(KeySite.company)
                try await its.expectSessionOpens()
                let log = try await its.clerk.visitor.get("/audit")
                #expect(log.text.contains("更换密钥") && log.text.contains("命令行（"))
            }
        }

        /// Killed at many moments, the console reading its session after each; the last run comes to its end.
        @Test func killedAtAnyMomentItLosesNothing() async throws {
            try await KeySite.with { its in
                let before = try Self.keyFile(its.site)
                for milliseconds in stride(from: 10, through: 400, by: 30) {
                    let rotation = try its.rotation()
                    // The moment is what is tested; nothing is waited for.
                    try await Task.sleep(for: .milliseconds(milliseconds))
                    await rotation.killAtOnce()
                    try await its.expectSessionOpens()
                }
                let rotation = try its.rotation()
                #expect(await rotation.end == 0, "\(rotation.errors)")
                #expect(try Self.keyFile(its.site) != before)
                #expect(!FileManager.default.fileExists(atPath: its.site.data + "/steward.key.next"))
                try await its.expectSessionOpens()

                await its.console.killAtOnce()
                let again = try Program(["serve"] + its.site.options, environment: its.site.environment)
                _ = try await again.written(/(发票管家已启动)/)
                try await its.expectSessionOpens()
                await again.killAtOnce()
            }
        }

        @Test func twoAtATimeAreRefused() async throws {
            try await KeySite.with { its in
                let path = its.site.data + "/steward.key.lock"
                let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
                defer { close(descriptor) }
                try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
                let rotation = try its.rotation()
                #expect(await rotation.end == 1)
                #expect(rotation.errors == "更换密钥失败：另一个进程正在更换数据目录 \(its.site.data) 的密钥。请等它结束。\n")
            }
        }

        @Test func aFolderWithoutDataIsNotMade() async throws {
            try await Site.with { site in
                let rotation = try Program(["key", "rotate", "--data", site.data])
                #expect(await rotation.end == 1)
                #expect(rotation.errors.contains("里没有数据库。请用 --data 指定"))
                #expect(!FileManager.default.fileExists(atPath: site.data))
            }
        }

        @Test(arguments: [["serve", "--demo"], ["key", "rotate"]])
        func aCipherThatIsNone(_ command: [String]) async throws {
            try await Site.with { site in
                for (more, environment) in [(["--cipher", "des"], [:]), ([], ["STEWARD_CIPHER": "des"])] {
                    let program = try Program(
                        command + ["--data", site.data] + more, environment: environment)
                    #expect(await program.end == 1)
                    #expect(program.errors.contains("加密算法 des 不存在，可用 aes、sm4。"))
                }
            }
        }
    }
}
