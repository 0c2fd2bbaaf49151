import Domain

/// A tap on one of the two links that a scan is answered with: yes or no, to what the QR code was for.
struct MenuChoice {
    let isYes: Bool
    let scene: String

    init(isYes: Bool, of scene: Scene) {
        self.isYes = isYes
        self.scene = scene.description
    }

    /// Nil for a menu that is none of ours.
    init?(_ menuID: String) {
        let parts = menuID.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "confirm" || parts[0] == "decline" else { return nil }
        isYes = parts[0] == "confirm"
        scene = parts[1]
    }

    var menuID: String { "\(isYes ? "confirm" : "decline"):\(scene)" }
}
