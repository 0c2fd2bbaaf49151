import HTTPTypes
import Hummingbird

/// What a phone opens by the QR code of the bureau's app. Opening it is the scan.
struct AppRoutes: Sendable {
    let bureau: Bureau

    func open(_ request: Request, context: SimulatorContext) throws -> Response {
        try tap(.scanned, context)
    }

    func confirm(_ request: Request, context: SimulatorContext) throws -> Response {
        try tap(.confirmed, context)
    }

    func decline(_ request: Request, context: SimulatorContext) throws -> Response {
        try tap(.declined, context)
    }

    private func tap(_ state: AppState, _ context: SimulatorContext) throws -> Response {
        let id = try context.parameters.require("id")
        do throws(Problem) {
            let challenge = try bureau.tap(state, on: id)
            return PhonePage.response(PhonePage.app(challenge), status: .ok)
        } catch {
            return PhonePage.response(PhonePage.appExpired, status: error.status)
        }
    }
}

extension Bureau {
    /// The challenge after this was done on the phone.
    func tap(_ state: AppState, on id: String) throws(Problem) -> Challenge {
        try challenges.change(id, now: now()) { challenge throws(Problem) in
            try challenge.tap(state)
            return challenge
        }
    }
}
