import Domain
import Foundation
import Testing

@testable import Switching

struct ProgramRootTests {
    @Test func aVersionFolderSaysWhatItsProgramIs() throws {
        try Example.with { its in
            let path = try its.install(Example.new)
            let program = ThisProgram(executable: path)
            #expect(program.version == Example.new)
            #expect(program.folder == its.folder.appending(path: "versions/0.4.0").path)
            let root = its.root(path)
            #expect(root.path == its.folder.path && root.isInstalled)
            #expect(root.release(of: Example.new)?.version == Example.new)
        }
    }

    @Test func aBuildTreeHasItsVersionsInTheDataFolder() throws {
        try Example.with { its in
            let path = its.folder.appending(path: ".build/debug/steward").path
            let program = ThisProgram(executable: path)
            #expect(program.version == ThisProgram.built && program.folder == nil)
            let root = its.root(path)
            #expect(root.path == its.folder.appending(path: "data/program").path && !root.isInstalled)
        }
    }

    @Test func aFolderThatIsNotWholeIsNoVersion() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            #expect(root.release(of: Example.new) == nil, "there is none")
            try its.install(Example.new, saying: Example.old)
            #expect(root.release(of: Example.new) == nil, "it says that it is another")
            let program = try its.install(Example.new)
            #expect(root.release(of: Example.new) != nil)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: program)
            #expect(root.release(of: Example.new) == nil, "its program cannot be run")
        }
    }

    @Test func aLinkNamesOneVersionOrNone() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            #expect(root.version(.current) == nil)
            for version in [Example.old, Example.new, Example.new] {
                try root.point(.current, to: version)
                #expect(root.version(.current) == version)
            }
            #expect(root.version(.proven) == nil)
            for _ in 0..<2 { try root.point(.current, to: nil) }
            #expect(root.version(.current) == nil)
            let left = try FileManager.default.contentsOfDirectory(atPath: its.folder.path)
            #expect(left == ["versions"], "no draft stays")
        }
    }

    @Test func onlyVersionsThatAreOfNoUseAreCleared() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            for patch in 1...3 { try its.install(VersionNumber(major: 0, minor: 1, patch: patch)) }
            try its.install(Example.new)
            let other = its.folder.appending(path: "versions/notes")
            try FileManager.default.createDirectory(at: other, withIntermediateDirectories: false)
            root.clear(except: [Example.old, Example.new])
            let left = try FileManager.default.contentsOfDirectory(atPath: root.path + "/versions")
            #expect(Set(left) == ["0.3.0", "0.4.0", "notes"])
        }
    }

    @Test func anotherBuildHasAnotherStamp() throws {
        try Example.with { its in
            let path = try its.install(Example.old)
            let stamp = try #require(BuildStamp(of: path))
            let kept = its.folder.appending(path: "stamp.json").path
            #expect(BuildStamp.kept(at: kept) == nil)
            try stamp.keep(at: kept)
            #expect(BuildStamp.kept(at: kept) == BuildStamp(of: path))
            try FileManager.default.setAttributes([.modificationDate: Date.distantPast], ofItemAtPath: path)
            #expect(BuildStamp.kept(at: kept) != BuildStamp(of: path))
            #expect(BuildStamp(of: path + "x") == nil)
        }
    }
}
