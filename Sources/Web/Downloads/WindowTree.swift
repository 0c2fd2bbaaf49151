import Domain
import Store

/// A download's windows as a tree, and which of them a page shows: of thousands those that are not settled yet, as many
/// as can be looked over. The others come when they are opened.
struct WindowTree {
    /// Of a window and all that it was cut into.
    struct Sum: Equatable {
        var stored = 0
        /// Nil while a part of it is not compared yet.
        var total: Fen? = .zero
        var leaves = 0
        var proved = 0
        var notes = 0
    }

    /// As many rows as a page shows at once, beside a cut window's other parts.
    static let most = 60

    let root: WindowOutline?
    private let parts: [Domain.Window.ID: [WindowOutline]]
    private let sums: [Domain.Window.ID: Sum]

    init(_ outlines: [WindowOutline]) {
        var parts: [Domain.Window.ID: [WindowOutline]] = [:]
        for outline in outlines { if let parent = outline.parent { parts[parent, default: []].append(outline) } }
        var sums: [Domain.Window.ID: Sum] = [:]
        // Parts are younger than what they are parts of.
        for outline in outlines.sorted(by: { $0.id.rawValue > $1.id.rawValue }) {
            var sum = Sum(notes: outline.notes)
            if outline.state == .split {
                for part in parts[outline.id] ?? [] { sum.add(sums[part.id] ?? Sum()) }
            } else {
                let proved = outline.state == .proved ? 1 : 0
                sum.add(Sum(stored: outline.stored, total: outline.total, leaves: 1, proved: proved))
            }
            sums[outline.id] = sum
        }
        self.parts = parts
        self.sums = sums
        root = outlines.first { $0.parent == nil }
    }

    func parts(of window: Domain.Window.ID) -> [WindowOutline] { parts[window] ?? [] }

    func sum(of window: Domain.Window.ID) -> Sum { sums[window] ?? Sum() }

    /// The whole, its months, and below these what is not proved, level by level.
    func shown() -> Set<Domain.Window.ID> {
        guard let root else { return [] }
        var shown = [root.id]
        var next = 0
        while next < shown.count {
            let window = shown[next]
            next += 1
            let sum = sum(of: window)
            if window == root.id || (sum.proved < sum.leaves && shown.count < Self.most) {
                shown += parts(of: window).map(\.id)
            }
        }
        return Set(shown)
    }
}

extension WindowTree.Sum {
    mutating func add(_ other: Self) {
        stored += other.stored
        total = total.flatMap { total in other.total.map { total + $0 } }
        leaves += other.leaves
        proved += other.proved
        notes += other.notes
    }

    var isProved: Bool { proved == leaves }
}
