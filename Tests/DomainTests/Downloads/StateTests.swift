import Domain
import Testing

@Suite struct DownloadStateTests {
    @Test func everyMoveOfADownload() {
        expectMoves([
            "running running", "running waiting", "running proved", "running differing", "running failed",
            "running cancelled", "waiting waiting", "waiting running", "waiting failed", "waiting cancelled",
            "differing running", "failed running",
        ]) { (from: Download.State, to) throws(IllegalMove) in try from.moved(to: to) }
    }

    @Test func everyMoveOfAWindow() {
        expectMoves([
            "open split", "open proved", "open differing", "proved open", "differing open",
        ]) { (from: Window.State, to) throws(IllegalMove) in try from.moved(to: to) }
    }

    @Test func onlyRunningAndWaitingAreNotOver() {
        #expect(Download.State.allCases.filter { !$0.isOver } == [.running, .waiting])
    }

    @Test func everyStateHasAnotherName() {
        #expect(Set(Download.State.allCases.map(\.name)).count == Download.State.allCases.count)
        #expect(Set(Window.State.allCases.map(\.name)).count == Window.State.allCases.count)
    }
}
