/// Which target may know which: arrows point from the edge to the middle, and the middle knows nobody.
enum Arrows {
    private static let all: Set<String> = [
        "Domain", "Store", "Sealing", "Documents", "Gateways", "Jobs", "Workflows", "Web", "Simulator", "SlotAgent",
        "Publishing", "Switching", "steward",
    ]

    /// Ours that a target may import.
    static let allowed: [String: Set<String>] = [
        "steward": all,
        "Web": ["Workflows", "Store", "Documents", "Domain"],
        "Workflows": ["Jobs", "Store", "Gateways", "Documents", "Sealing", "Domain"],
        "Jobs": ["Store", "Domain"],
        "Gateways": ["Documents", "Sealing", "Domain"],
        "Store": ["Domain"],
        "Sealing": ["Domain"],
        "Documents": ["Domain"],
        "Publishing": ["Documents", "Sealing", "Domain"],
        "Simulator": ["Publishing", "Documents", "Sealing", "Domain"],
        "SlotAgent": ["Sealing", "Domain"],
        "Switching": ["Domain"],
        "Domain": [],
    ]

    /// The only targets that may import a technology.
    static let importers: [String: Set<String>] = [
        "GRDB": ["Store"],
        "CCrypto": ["Sealing"], "CurlMail": ["Gateways"],
        "CExpat": ["Documents"], "CArchive": ["Documents"], "CXLSXWriter": ["Documents"], "CQREncode": ["Documents"],
        "CPNG": ["Documents"], "CProcess": ["Switching"],
        "AsyncHTTPClient": ["Gateways", "Simulator", "SlotAgent"],
        "Hummingbird": ["Web", "Simulator", "steward"],
        "Mustache": ["Web"],
    ]

    /// What is wrong with the imports of a file, one sentence each.
    static func faults(of file: SwiftFile) -> [String] {
        guard let ours = allowed[file.target] else { return ["\(file.path): \(file.target) has no arrows here yet"] }
        return file.imports.compactMap { module in
            if all.contains(module), !ours.contains(module) {
                return "\(file.path): \(file.target) must not know \(module)"
            }
            if let only = importers[module], !only.contains(file.target) {
                return "\(file.path): only \(only.sorted().joined(separator: ", ")) may import \(module)"
            }
            if file.target == "Domain", module != "Foundation" { return "\(file.path): Domain must not know \(module)" }
            return nil
        }
    }
}
