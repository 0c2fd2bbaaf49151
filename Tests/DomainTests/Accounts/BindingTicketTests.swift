import Domain
import Testing

@Suite struct BindingTicketTests {
    @Test func everyMoveOfABindingTicket() {
        expectMoves([
            "issued scanned", "issued expired", "scanned confirmed", "scanned declined", "scanned expired",
        ]) { (from: BindingTicket.State, to) throws(IllegalMove) in try from.moved(to: to) }
    }
}
