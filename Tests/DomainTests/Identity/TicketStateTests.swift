import Domain
import Testing

@Suite struct TicketStateTests {
    @Test func everyMoveOfATicket() {
        expectMoves([
            "issued scanned", "issued expired", "scanned confirmed", "scanned declined", "scanned expired",
            "confirmed redeemed", "confirmed expired",
        ]) { (from: Ticket.State, to) throws(IllegalMove) in try from.moved(to: to) }
    }
}
