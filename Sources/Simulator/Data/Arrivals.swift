import Domain
import Synchronization

/// The invoices that were held back and have come since, by company and direction: one for each page that moved.
final class Arrivals: Sendable {
    private let places = Mutex<[String: [Direction: Set<InvoiceFacts.Place>]]>([:])

    func of(_ taxNumber: String) -> [Direction: Set<InvoiceFacts.Place>] {
        places.withLock { $0[taxNumber] ?? [:] }
    }

    func add(_ place: InvoiceFacts.Place, _ direction: Direction, of taxNumber: String) {
        _ = places.withLock { $0[taxNumber, default: [:]][direction, default: []].insert(place) }
    }

    func forget() { places.withLock { $0 = [:] } }
}
