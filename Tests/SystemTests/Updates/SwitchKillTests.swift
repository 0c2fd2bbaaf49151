import Domain
import Foundation
import Testing

extension SystemTests {
    /// `kill -9` at each step of a switch leaves the whole old version or the whole new one.
    struct SwitchKillTests {
        @Test(arguments: [
            "ended", "linking", "linked", "trial-0", "trial-1", "started", "proving", "proved", "settled",
        ])
        func aGoodVersion(dyingAt place: String) async throws {
            try await Versions.with { its in
                try its.install(Versions.new)
                try await Self.die(its, at: place)
                try await Self.expectServing(its, Versions.new, failure: nil)
            }
        }

        @Test(arguments: [
            "linked", "trial-1", "started", "trial-2", "trial-3", "failed", "returning", "unlinked", "restored",
            "returned",
        ])
        func aBadVersion(dyingAt place: String) async throws {
            try await Versions.with { its in
                try its.install(Versions.new, script: "exit 1")
                try await Self.die(its, at: place)
                try await Self.expectServing(its, Versions.old, failure: .crashed)
            }
        }

        /// A version whose schema the old one cannot read: what it did to the database is undone.
        @Test(arguments: [
            "nowhere", "copied", "linking", "started", "failed", "returning", "unlinked", "restored", "returned",
        ])
        func aBadVersionThatChangedTheSchema(dyingAt place: String) async throws {
            try await Versions.with { its in
                let database = its.site.data + "/steward.sqlite"
                try its.install(Versions.new, script: Self.migrating(database), schema: ["9999-12-31 future"])
                try await Self.die(its, at: place)
                try await Self.expectServing(its, Versions.old, failure: .crashed)
                let known = try Self.query(database, "SELECT identifier FROM grdb_migrations")
                #expect(!known.contains("9999-12-31 future") && known.count > 10)
                #expect(try Self.query(database, "SELECT value FROM settings WHERE name = 'mark'") == ["before"])
                #expect(try Self.query(database, "PRAGMA integrity_check") == ["ok"])
            }
        }

        /// Leaves the log of its last change beside the database, as a process that was killed does.
        private static func migrating(_ database: String) -> String {
            """
            exec python3 - <<'END'
            import os, sqlite3
            database = sqlite3.connect('\(database)')
            database.execute("INSERT OR IGNORE INTO grdb_migrations VALUES ('9999-12-31 future')")
            database.execute("UPDATE settings SET value = 'after' WHERE name = 'mark'")
            database.commit()
            os._exit(1)
            END
            """
        }

        private static func query(_ database: String, _ sql: String) throws -> [String] {
            let (python, output) = (Process(), Pipe())
            python.executableURL = URL(filePath: "/usr/bin/env")
            python.arguments = [
                "python3", "-c",
                """
                import sqlite3, sys
                database = sqlite3.connect(sys.argv[1])
                for row in database.execute(sys.argv[2]): print(row[0])
                database.commit()
                """, database, sql,
            ]
            python.standardOutput = output
            try python.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            python.waitUntilExit()
            try #require(python.terminationStatus == 0)
            return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        }

        /// A switch whose supervisor dies there; or that is over, where that is nowhere.
        private static func die(_ its: Versions, at place: String) async throws {
            let console = try its.serve([], ["STEWARD_KILL_AT": place])
            _ = try await console.written(/(已启动)/)
            _ = try query(its.site.data + "/steward.sqlite", "INSERT INTO settings VALUES ('mark', 'before')")
            try its.want()
            guard place != "nowhere" else {
                _ = try await its.outcome
                return await console.killAtOnce()
            }
            #expect(await console.end == SIGKILL)
        }

        /// What a service manager finds when it starts it again.
        private static func expectServing(
            _ its: Versions, _ version: VersionNumber, failure: SwitchOutcome.Failure?,
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let console = try its.serve()
            _ = try await console.written(/(已启动)/)
            #expect(try await its.outcome.failure == failure, sourceLocation: sourceLocation)
            #expect(try await its.served == "\(version)", sourceLocation: sourceLocation)
            for link in ["current", "proven"] {
                #expect(try its.linked(link) == "versions/\(version)", sourceLocation: sourceLocation)
            }
            console.terminate()
            #expect(await console.end == 0, "\(console.errors)", sourceLocation: sourceLocation)
        }
    }
}
