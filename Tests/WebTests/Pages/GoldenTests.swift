import Domain
import Foundation
import Testing

@testable import Web

/// Rendered fragments compared with `Fixtures/pages`. `STEWARD_REWRITE_GOLDENS=1` writes them anew; read the change.
@Suite("Golden pages")
struct GoldenTests {
    static let goldens: [(name: String, page: any Page)] = [
        ("login-issued", Samples.issued), ("login-scanned", Samples.scanned), ("login-confirmed", Samples.confirmed),
        ("login-declined", Samples.declined), ("login-expired", Samples.expired),
        ("login-code", Samples.codeLogin), ("login-code-failing", Samples.failingCodeLogin),
        ("activation-empty", Samples.activation), ("activation-wrong", Samples.wrongActivation),
        ("activation-expired", Samples.expiredActivation), ("renewal-ready", Samples.renewal),
        ("renewal-sent", Samples.sentRenewal), ("renewal-used", Samples.usedRenewal),
        ("question-last-administrator", Samples.lastAdministrator), ("me", Samples.me), ("people", Samples.fullPeople),
        ("audit", Samples.fullAudit), ("tokens", Samples.fullTokens), ("tokens-made", Samples.madeToken),
        ("accounts-full", Samples.fullAccounts), ("accounts-one-right", Samples.oneRight),
        ("account-form-failing", Samples.failingForm), ("account-form-stored", Samples.storedForm),
        ("account-form-other", Samples.otherForm), ("bureau-login-under-way", Samples.loginUnderWay),
        ("bureau-login-sms", Samples.loginSMS), ("bureau-login-sms-failing", Samples.loginSMSFailing),
        ("bureau-login-question", Samples.loginQuestion), ("bureau-login-role", Samples.loginRole),
        ("bureau-login-scan", Samples.loginScan), ("bureau-login-scanned", Samples.loginScanned),
        ("bureau-login-entry", Samples.loginEntry), ("bureau-login-locked", Samples.loginLocked),
        ("bureau-login-saved", Samples.loginSaved), ("binding-waiting", Samples.bindingWaiting),
        ("binding-scanned", Samples.bindingScanned), ("binding-done", Samples.bindingDone),
        ("binding-expired", Samples.bindingExpired), ("verification-begin", Samples.verificationBegin),
        ("verification-entry", Samples.verificationEntry), ("verification-sms", Samples.verificationSMS),
        ("verification-done", Samples.verificationDone), ("verification-expired", Samples.verificationExpired),
        ("verification-unbound", Samples.verificationUnbound),
        ("download-starting", Samples.starting), ("download-running", Samples.running),
        ("download-waiting", Samples.waiting), ("download-proved", Samples.proved),
        ("home", Samples.fullHome), ("certificate-whole", Samples.wholeMonth),
        ("certificate-broken", Samples.brokenMonth),
        ("download-paused", Samples.paused), ("download-differing", Samples.differing),
        ("download-row", Samples.runningRow),
        ("downloads-form", Samples.page(Samples.companyChoices, forms: [Samples.form()], downloads: [])),
        (
            "downloads-ticking",
            Samples.page(Samples.companyChoices, tab: .ticking, forms: [Samples.form(tab: .ticking)], downloads: [])
        ),
        (
            "downloads-disk",
            Samples.page(Samples.companyChoices, tab: .diskQuery, forms: [Samples.form(tab: .diskQuery)], downloads: [])
        ),
        ("enterprise", Samples.detail(Samples.company)), ("schedule", Samples.setSchedule),
        ("schedule-failing", Samples.failingSchedule), ("changes", Samples.fullChanges),
        ("prediction-refused", Samples.refusedPrediction), ("queue", Samples.fullQueue),
        ("windows", Samples.windowsPage(Samples.windows)),
        ("disk-cards", Samples.diskCards), ("disk-form", Samples.diskPage()),
        ("updates", Samples.updatesPage(Samples.newerVersion)),
        ("updates-under-way", Samples.updatesPage(Samples.updateUnderWay)),
        ("updates-returned", Samples.updatesPage(Samples.returnedUpdate)),
        ("updates-reader", Samples.updatesPage(Samples.newerVersion, isAdministrator: false)),
        ("disk-failing", Samples.diskPage(isFailing: true)),
    ]

    @Test("the page is as it was", arguments: goldens.map(\.name))
    func golden(name: String) throws {
        let page = try #require(Self.goldens.first { $0.name == name }?.page)
        let html = try Project.pages().render(fragment: page)
        let file = Project.goldens.appending(path: "\(name).html")
        if ProcessInfo.processInfo.environment["STEWARD_REWRITE_GOLDENS"] == "1" {
            try Data(html.utf8).write(to: file)
        }
        #expect(html == String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }
}
