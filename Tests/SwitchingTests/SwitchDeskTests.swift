import Domain
import Foundation
import Testing

@testable import Switching

struct SwitchDeskTests {
    private static func desk(_ root: ProgramRoot, isPossible: Bool = true) -> SwitchDesk {
        SwitchDesk(
            root: root, program: ThisProgram(executable: root.executable(of: Example.old)), isPossible: isPossible,
            now: { Date(timeIntervalSince1970: 1_795_000_000) })
    }

    @Test func aWishIsOnDisk() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            let desk = Self.desk(root)
            #expect(desk.layout == ProgramLayout(root: root.path, running: Example.old))
            #expect(desk.outcome == nil && !desk.isServing)
            try desk.want(Example.new, by: "王敏")
            let state = try #require(try SwitchState.read(at: root.state))
            #expect(state.phase == .wanted && state.from == Example.old && state.to == Example.new)
            #expect(state.person == "王敏" && state.before == nil)
            #expect(desk.outcome == nil, "it is under way")
            #expect(throws: SwitchingError.underWay) { try desk.want(Example.new, by: "李强") }
        }
    }

    @Test func whatBecameOfTheLastIsToldAndAnotherMayBeWanted() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            let desk = Self.desk(root)
            try desk.want(Example.new, by: "王敏")
            for phase in [SwitchPhase.returned(.crashed), .settled] {
                var state = try #require(try SwitchState.read(at: root.state))
                state.phase = phase
                try state.write(to: root.state)
                #expect(desk.outcome?.failure == (phase == .settled ? nil : .crashed))
                #expect(desk.outcome?.person == "王敏" && desk.outcome?.to == Example.new)
                try desk.want(Example.new, by: "王敏")
            }
        }
    }

    @Test func whereNobodyWatchesNothingCanBeSwitched() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            #expect(Self.desk(root, isPossible: false).layout == nil)
        }
    }

    @Test func aRecordThatIsNoneIsNotTakenForNothing() throws {
        try Example.with { its in
            let root = its.root(try its.install(Example.old))
            try Data("{".utf8).write(to: URL(filePath: root.state))
            #expect(throws: SwitchingError.unreadable(path: root.state)) {
                try Self.desk(root).want(Example.new, by: "王敏")
            }
        }
    }
}
