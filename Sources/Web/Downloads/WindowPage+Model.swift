import Domain
import Foundation
import Store

/// The rows behind the windows that are shown.
struct WindowDetails: Sendable {
    let rows: [Domain.Window.ID: WindowRow]
    let notes: [Domain.Window.ID: [NotesOfKind]]
    let isCancelled: Bool
}

extension WindowPage {
    /// Nil where its row is not among the details.
    init?(_ outline: WindowOutline, in tree: WindowTree, _ details: WindowDetails, isRoot: Bool = false) {
        guard let row = details.rows[outline.id] else { return nil }
        let sum = tree.sum(of: outline.id)
        let isCut = outline.state == .split
        let parts = tree.parts(of: outline.id).compactMap { WindowPage($0, in: tree, details) }
        let notes = isCut && sum.notes > 0 ? "，\(sum.notes.grouped) 条记录" : ""
        self.init(
            id: row.id.description, range: row.query.days.words,
            filters: isRoot ? "" : row.query.filterWords(orAll: false),
            bureauCount: row.bureau.map { "\($0.count.grouped) 张" } ?? "—",
            bureauTotal: row.bureau?.sums.total.display ?? "—",
            ourCount: "\(sum.stored.grouped) 张", ourTotal: sum.total?.display ?? "—",
            rounds: row.rounds > 0 ? "第 \(row.rounds + 1) 次" : "",
            state: Self.chip(row, sum, isCancelled: details.isCancelled),
            notes: (details.notes[outline.id] ?? []).map(Note.init), hasParts: isCut,
            partsText: isCut ? "\(sum.leaves.grouped) 个细分时段，\(sum.proved.grouped) 个一致\(notes)" : "",
            isOpen: !parts.isEmpty && (isRoot || !sum.isProved), parts: parts,
            partsURL: isCut && parts.isEmpty ? "/downloads/\(row.download)/windows/\(row.id)?proved=\(sum.proved)" : "")
    }

    /// One that was cut is what its parts are together; one that was not finished when its download was cancelled stays so.
    private static func chip(_ row: WindowRow, _ sum: WindowTree.Sum, isCancelled: Bool) -> Chip {
        if sum.isProved { return Chip(Domain.Window.State.proved) }
        if isCancelled, row.state == .open { return Chip(Download.Standing.cancelled) }
        return row.state == .open && row.nextPage > 1 ? Chip(text: "下载中", tone: .busy) : Chip(row.state)
    }
}

extension WindowPage.Note {
    fileprivate init(_ notes: NotesOfKind) {
        let times = notes.count > 1 ? " \(notes.count.grouped) 次" : ""
        let invoices = "：\(notes.count.grouped) 张"
        switch notes.kind {
        case .extra: self.init(text: notes.kind.name + invoices, numbers: notes.numbers)
        case .unseen, .totalMoved, .numberTwice, .outOfRange, .shortPage:
            self.init(text: notes.kind.name + times, numbers: notes.numbers)
        }
    }
}

extension Console {
    /// The rows and notes of these windows.
    func details(_ shown: Set<Domain.Window.ID>, of row: DownloadRow) async throws -> WindowDetails {
        let rows = try await store.windows(shown, of: row.id)
        return WindowDetails(
            rows: Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) }),
            notes: try await store.notes(of: shown, numbers: 5), isCancelled: row.state == .cancelled)
    }
}
