/// The completeness map: companies by name, and the last twelve months of each.
struct MapPage: Sendable {
    struct Cell: Sendable {
        let tone: Tone
        /// `齐 1,482`, `缺 2`: the state in a letter, and its figure.
        let text: String
        let url: String
    }

    struct Row: Sendable {
        let name: String
        let url: String
        let cells: [Cell]
    }

    struct Sign: Sendable {
        let letter: String
        let meaning: String
    }

    /// As typed.
    let query: String
    /// `2026年11月`, `10月`: the newest first.
    let months: [String]
    let rows: [Row]
    let isFiltered: Bool
    let legend: [Sign]
    /// `共 2,000 家企业`.
    let countText: String
    /// Empty where there is none.
    let previousURL: String
    let nextURL: String
}
