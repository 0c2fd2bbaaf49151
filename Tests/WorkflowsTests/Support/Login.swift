import Domain
import Foundation
import Store
import Testing
import Workflows

/// A login at the bureau that a test follows by the desk's signal.
struct Login: Sendable {
    let office: Office
    let id: String
    let owner: LoginOwner

    var attempt: LoginAttempt {
        get async throws { try #require(await office.desk.attempt(id, of: owner)) }
    }

    /// The attempt as soon as `isReached` holds; a minute is the limit.
    @discardableResult
    func wait(
        sourceLocation: SourceLocation = #_sourceLocation, until isReached: (LoginAttempt) -> Bool
    ) async throws -> LoginAttempt {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            // Listens before it reads: what changes in between is not missed.
            let change = office.desk.signal.listen()
            let attempt = try await attempt
            if isReached(attempt) { return attempt }
            try #require(ContinuousClock.now < end, "stays \(attempt.phase)", sourceLocation: sourceLocation)
            await change.first(within: end - .now)
        }
    }

    /// As soon as the bureau has answered.
    @discardableResult
    func answered(sourceLocation: SourceLocation = #_sourceLocation) async throws -> LoginAttempt {
        try await wait(sourceLocation: sourceLocation) { !$0.isUnderWay }
    }

    /// Sends a reply that is asked for, and waits for the answer.
    @discardableResult
    func reply(
        _ reply: LoginDesk.Reply, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> LoginAttempt {
        let isTaken = try await office.desk.reply(reply, to: id, of: owner)
        try #require(isTaken, "it is not asked for", sourceLocation: sourceLocation)
        return try await answered(sourceLocation: sourceLocation)
    }

    /// Fills in the page that is asked, reading its picture unless `captcha` is what was typed.
    @discardableResult
    func fill(
        _ credentials: Credentials, captcha: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> LoginAttempt {
        let attempt = try await attempt
        let form = try #require(attempt.page, sourceLocation: sourceLocation)
        var fields = credentials.fields.filter { field in form.fields.contains { $0.name == field.key } }
        let picture = attempt.picture
        if form.hasCaptcha {
            let id = try #require(picture?.id, "no picture is shown", sourceLocation: sourceLocation)
            fields["captcha"] = if let captcha { captcha } else { try await office.world.captchaText(id) }
        }
        return try await reply(.fields(fields, captchaID: picture?.id ?? ""), sourceLocation: sourceLocation)
    }
}

extension LoginAttempt {
    var isUnderWay: Bool { if case .underWay = phase { true } else { false } }
    var saved: Account.ID? { if case .saved(let id) = phase { id } else { nil } }

    var challenge: Challenge? { if case .challenge(let challenge, _, _) = phase { challenge } else { nil } }

    /// The page that the challenge asks to fill in.
    var page: LoginForm? { if case .form(let form, _)? = challenge?.kind { form } else { nil } }

    /// What is asked again after an error: the first form.
    var entry: LoginForm? { if case .entry(let form, _, _) = phase { form } else { nil } }

    var picture: Captcha? {
        switch phase {
        case .entry(_, let captcha, _), .challenge(_, let captcha, _): captcha
        case .underWay, .over, .withdrawn, .saved: nil
        }
    }

    var error: BureauError? {
        switch phase {
        case .entry(_, _, let error), .over(let error): error
        case .challenge(_, _, let error): error
        case .underWay, .withdrawn, .saved: nil
        }
    }

    var isWithdrawn: Bool { if case .withdrawn = phase { true } else { false } }

    /// Every step that stands so.
    func steps(_ state: LoginSteps.State) -> [LoginSteps.Step] {
        steps.list.filter { $0.state == state }.map(\.step)
    }
}
