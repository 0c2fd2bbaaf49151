/// How far the phone is with a confirmation in the bureau's app.
enum AppState: String, Sendable {
    case waiting, scanned, confirmed, declined
}
