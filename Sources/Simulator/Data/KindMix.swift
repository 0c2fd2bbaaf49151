import Domain

/// How often each kind comes in one direction.
struct KindMix: Sendable {
    private let steps: [(limit: Int, kind: InvoiceKind)]
    private let total: Int

    init(_ weights: [(InvoiceKind, Int)]) {
        var limit = 0
        var steps: [(limit: Int, kind: InvoiceKind)] = []
        for (kind, weight) in weights {
            limit += weight
            steps.append((limit, kind))
        }
        self.steps = steps
        total = limit
    }

    func kind(_ dice: inout Dice) -> InvoiceKind {
        let roll = dice.below(total)
        return steps.first { roll < $0.limit }?.kind ?? .digitalOrdinary
    }

    static let issued = KindMix([
        (.digitalSpecial, 450), (.digitalOrdinary, 390), (.special, 30), (.ordinary, 25), (.electronicSpecial, 20),
        (.electronicOrdinary, 25), (.paperSpecial, 18), (.paperOrdinary, 15), (.roll, 8), (.vehicle, 4),
        (.digitalVehicle, 5), (.paperVehicle, 3), (.usedVehicle, 2), (.digitalUsedVehicle, 3), (.paperUsedVehicle, 2),
    ])

    static let received = KindMix([
        (.digitalSpecial, 520), (.digitalOrdinary, 250), (.railway, 40), (.airline, 25), (.toll, 20), (.customs, 15),
        (.special, 25), (.ordinary, 20), (.electronicSpecial, 20), (.electronicOrdinary, 25), (.paperSpecial, 12),
        (.paperOrdinary, 10), (.roll, 8), (.vehicle, 4), (.digitalVehicle, 5), (.paperVehicle, 4), (.usedVehicle, 3),
        (.digitalUsedVehicle, 3), (.paperUsedVehicle, 3),
    ])

    static func of(_ direction: Direction) -> KindMix { direction == .issued ? issued : received }
}
