import Domain
import Foundation

/// One login's way through the bureau: the pages of its form, then a second factor and a role where they are asked.
struct LoginWay: Sendable {
    enum Stage: Equatable {
        case page(LoginForm)
        case factor(Challenge.Kind)
        case role
    }

    let region: RegionForm
    let stages: [Stage]

    private static let factors: [Challenge.Kind?] = [
        nil, .sms(phone: "138****0001", resendAfter: .distantPast), .app(url: "u", state: .waiting),
    ]

    /// All ways through a region's login.
    static func ways(of region: RegionForm) -> [LoginWay] {
        factors.flatMap { factor in
            [false, true].map { hasRole in
                LoginWay(
                    region: region,
                    stages: region.pages.map(Stage.page) + (factor.map { [.factor($0)] } ?? [])
                        + (hasRole ? [.role] : []))
            }
        }
    }

    /// Sends stage `number`'s answer.
    func answer(_ number: Int, _ steps: inout LoginSteps) {
        switch stages[number] {
        case .page(let form) where number == 0: steps.send(form)
        default: steps.answer(kind(number))
        }
    }

    /// The bureau says yes to stage `number`: it asks for the next, or lets in.
    func pass(_ number: Int, _ steps: inout LoginSteps) {
        guard number + 1 == stages.count else { return steps.meet(kind(number + 1)) }
        steps.enter()
    }

    /// From stage `number`, not yet answered, to the saved account.
    func finish(from number: Int, _ steps: inout LoginSteps) {
        for stage in number..<stages.count {
            answer(stage, &steps)
            pass(stage, &steps)
        }
        steps.readRights()
        steps.save()
    }

    /// What every way ends with: done is what was asked, skipped what was not.
    var end: [LoginSteps.Step: LoginSteps.State] {
        let hasFactor = stages.contains { if case .factor = $0 { true } else { false } }
        return [
            .sent: .done, .captcha: .done, .password: .done, .secondFactor: hasFactor ? .done : .skipped,
            .role: stages.contains(.role) ? .done : .skipped, .rights: .done, .saved: .done,
        ]
    }

    func kind(_ number: Int) -> Challenge.Kind {
        switch stages[number] {
        case .page(let form): .form(form, title: "")
        case .factor(let kind): kind
        case .role: .role(["办税员", "开票员"])
        }
    }
}
