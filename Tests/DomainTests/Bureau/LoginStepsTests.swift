import Domain
import Foundation
import Testing

/// What people see move while a login goes on, on every way through the four regions' forms.
@Suite struct LoginStepsTests {
    /// Errors that a stage may meet, and the step that each is about; nil: whichever is under way.
    private static func refusals(_ stage: LoginWay.Stage) -> [(error: BureauError, step: LoginSteps.Step?)] {
        switch stage {
        case .page(let form):
            (form.hasCaptcha ? [(.wrongCaptcha, .captcha)] : [])
                + (form.fields.contains { $0.kind == .password }
                    ? [(.wrongPassword(triesLeft: 3), .password), (.locked(until: .distantFuture), .password)] : [])
                + [(.unreachable(reason: ""), nil), (.badAnswer(reason: ""), nil)]
        case .factor(.sms):
            [
                (.wrongCode(triesLeft: 4), .secondFactor), (.challengeExpired, .secondFactor),
                (.rateLimited(retryAfter: 9), nil),
            ]
        case .factor:
            [
                (.challengePending, .secondFactor), (.challengeDeclined, .secondFactor),
                (.challengeExpired, .secondFactor),
            ]
        case .role: [(.unreachable(reason: ""), .role), (.maintenance(until: .distantFuture), .role)]
        }
    }

    private func states(_ steps: LoginSteps, _ state: LoginSteps.State) -> [LoginSteps.Step] {
        steps.list.filter { $0.state == state }.map(\.step)
    }

    @Test(arguments: RegionForm.all)
    func everyWayEndsWithAllThatWasAskedDone(_ region: RegionForm) {
        let ways = LoginWay.ways(of: region)
        for way in ways {
            var steps = LoginSteps()
            way.finish(from: 0, &steps)
            #expect(steps.states == way.end)
        }
        #expect(ways.count == 6)
    }

    /// Something always moves, nothing fails by itself, and what is done or skipped stays so.
    @Test(arguments: RegionForm.all)
    func onTheWayNothingGoesBack(_ region: RegionForm) {
        for way in LoginWay.ways(of: region) {
            var steps = LoginSteps()
            var over: Set<LoginSteps.Step> = []
            func look(_ when: String) {
                let now = Set(states(steps, .done) + states(steps, .skipped))
                #expect(now.isSuperset(of: over), "\(when): \(over.subtracting(now)) went back")
                #expect(!states(steps, .running).isEmpty && states(steps, .failed).isEmpty, "\(when)")
                over = now
            }
            for stage in way.stages.indices {
                way.answer(stage, &steps)
                look("\(stage) sent")
                way.pass(stage, &steps)
                look("\(stage) passed")
                #expect(over.contains(.sent), "the bureau has answered")
            }
            #expect(states(steps, .running) == [.rights])
            steps.readRights()
            look("rights")
            #expect(states(steps, .running) == [.saved])
        }
    }

    @Test(arguments: RegionForm.all)
    func aRefusalFailsTheStepThatItIsAboutAndNothingElseMoves(_ region: RegionForm) {
        for way in LoginWay.ways(of: region) {
            for stage in way.stages.indices {
                for (error, about) in Self.refusals(way.stages[stage]) {
                    var steps = LoginSteps()
                    for former in 0..<stage {
                        way.answer(former, &steps)
                        way.pass(former, &steps)
                    }
                    way.answer(stage, &steps)
                    let running = states(steps, .running)
                    steps.fail(error)
                    let failed = states(steps, .failed)
                    #expect(failed.count == 1 && states(steps, .running).isEmpty, "\(error) at \(stage)")
                    #expect(about.map { [$0] == failed } ?? running.contains(failed[0]), "\(error) at \(stage)")
                }
            }
        }
    }

    /// A challenge that may be answered once more: the end is that of a login that went well.
    @Test(arguments: RegionForm.all)
    func aSecondTryEndsLikeAFirst(_ region: RegionForm) {
        for way in LoginWay.ways(of: region) {
            for stage in way.stages.indices.dropFirst() {
                for (error, _) in Self.refusals(way.stages[stage]) {
                    var steps = LoginSteps()
                    for former in 0..<stage {
                        way.answer(former, &steps)
                        way.pass(former, &steps)
                    }
                    way.answer(stage, &steps)
                    steps.fail(error)
                    way.finish(from: stage, &steps)
                    #expect(steps.states == way.end, "\(error) at \(stage) of \(way.stages.count)")
                }
            }
        }
    }

    @Test(arguments: RegionForm.all)
    func anExpiryIsAboutThePageThatExpired(_ region: RegionForm) {
        for way in LoginWay.ways(of: region) where way.stages.count > 1 {
            for stage in way.stages.indices.dropFirst() {
                var steps = LoginSteps()
                for former in 0..<stage {
                    way.answer(former, &steps)
                    way.pass(former, &steps)
                }
                way.answer(stage, &steps)
                let running = states(steps, .running)
                steps.fail(.challengeExpired)
                #expect(states(steps, .failed).allSatisfy(running.contains), "stage \(stage) of \(way.stages.count)")
            }
        }
    }
}
