import Domain
import Store
import Testing

@testable import Web

@Suite("The tree of a download's windows")
struct WindowTreeTests {
    private static func outline(
        _ id: Int64, under parent: Int64?, _ state: Domain.Window.State, stored: Int = 1, total: Int64? = 0,
        notes: Int = 0
    ) -> WindowOutline {
        WindowOutline(
            id: .init(rawValue: id), parent: parent.map(Domain.Window.ID.init(rawValue:)), state: state,
            stored: stored, total: total.map(Fen.init(rawValue:)), notes: notes)
    }

    private static func ids(_ numbers: ClosedRange<Int64>) -> Set<Domain.Window.ID> {
        Set(numbers.map(Domain.Window.ID.init(rawValue:)))
    }

    @Test("a window that was cut is what its parts are together, at any depth")
    func sums() throws {
        let tree = WindowTree([
            Self.outline(1, under: nil, .split, stored: 9), Self.outline(2, under: 1, .proved, stored: 3),
            Self.outline(3, under: 1, .split, notes: 1), Self.outline(4, under: 3, .differing, stored: 2, notes: 2),
            Self.outline(5, under: 3, .proved, stored: 4),
        ])
        let root = try #require(tree.root)
        #expect(tree.sum(of: root.id) == .init(stored: 9, leaves: 3, proved: 2, notes: 3))
        #expect(!tree.sum(of: root.id).isProved)
        #expect(tree.sum(of: .init(rawValue: 3)) == .init(stored: 6, leaves: 2, proved: 1, notes: 3))
    }

    @Test("our total of a window that was cut is its parts', once all are compared")
    func totals() throws {
        func tree(last: Int64?) -> WindowTree {
            WindowTree([
                Self.outline(1, under: nil, .split, total: nil), Self.outline(2, under: 1, .proved, total: 113_00),
                Self.outline(3, under: 1, .split, total: nil), Self.outline(4, under: 3, .proved, total: -13_00),
                Self.outline(5, under: 3, last == nil ? .open : .differing, total: last),
            ])
        }
        #expect(tree(last: 7).sum(of: .init(rawValue: 1)).total == Fen(rawValue: 100_07))
        #expect(tree(last: 7).sum(of: .init(rawValue: 3)).total == Fen(rawValue: -12_93))
        #expect(tree(last: nil).sum(of: .init(rawValue: 1)).total == nil)
        #expect(tree(last: nil).sum(of: .init(rawValue: 2)).total == Fen(rawValue: 113_00))
    }

    @Test("what is proved stays shut; the months are always there")
    func shut() {
        let tree = WindowTree([
            Self.outline(1, under: nil, .split), Self.outline(2, under: 1, .split), Self.outline(3, under: 1, .split),
            Self.outline(4, under: 2, .proved), Self.outline(5, under: 2, .proved),
            Self.outline(6, under: 3, .proved), Self.outline(7, under: 3, .differing),
        ])
        #expect(tree.shown() == Self.ids(1...3).union(Self.ids(6...7)))
        #expect(tree.parts(of: .init(rawValue: 2)).map(\.id.rawValue) == [4, 5])
    }

    @Test("of thousands that are open a page shows as many as can be looked over")
    func many() {
        var outlines = [Self.outline(1, under: nil, .split)]
        // A full binary tree of 4,095 windows.
        for id in Int64(2)...4095 {
            outlines.append(Self.outline(id, under: id / 2, id < 2048 ? .split : .open))
        }
        let shown = WindowTree(outlines).shown()
        #expect(shown.count >= WindowTree.most && shown.count <= WindowTree.most + 2)
        #expect(shown.isSuperset(of: Self.ids(1...31)))
    }

    @Test("before the first there is nothing")
    func none() { #expect(WindowTree([]).shown().isEmpty) }
}
