import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 税盘管理.
struct DiskRoutes: Sendable {
    let console: Console

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        try await render(notice: Notice.words(for: request), in: context)
    }

    /// The cards as disks are put in and taken away.
    @Sendable func events(_ request: Request, context: BoundContext) async throws -> Response {
        let last = LastSeen<String>()
        return EventStream(signal: console.store.diskSignal).response(
            to: request, formToken: context.viewer.formToken
        ) {
            let signedIn = try await console.signIn.signedIn(token: context.insider.sessionToken, at: console.now())
            guard let signedIn else { return nil }
            let cards = try await console.diskCards(of: signedIn.enterprises, for: signedIn.user)
            let html = console.frame.pages.render(fragment: cards)
            guard last.changes(to: html) else { return [] }
            return [ServerEvent(id: 0, target: "disk-cards", html: html, mark: console.frame.pages.formMark)]
        }
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let (disk, company) = try await console.disk(in: context)
        return try page(
            DiskPage(try await care(for: disk, of: company)),
            notice: Notice.words(for: request), in: context)
    }

    /// What the disk's page says of it, as it is put in, taken away, and tried.
    @Sendable func changes(_ request: Request, context: BoundContext) async throws -> Response {
        let number = try await console.disk(in: context).0.facts.number
        let (status, entry) = (LastSeen<String>(), LastSeen<String>())
        return EventStream(signal: console.store.diskSignal).response(
            to: request, formToken: context.viewer.formToken
        ) {
            let signedIn = try await console.signIn.signedIn(token: context.insider.sessionToken, at: console.now())
            guard let signedIn, let disk = try await console.store.disk(number), let company = disk.enterprise,
                signedIn.enterprises.contains(company.id)
            else { return nil }
            let care = try await care(for: disk, of: company)
            let pages = console.frame.pages
            return [
                (status, "disk-status", pages.render(fragment: DiskStatusPage(care))),
                (entry, "disk-entry", pages.render(fragment: DiskEntryPage(care))),
            ].filter { $0.changes(to: $2) }.map { ServerEvent(id: 0, target: $1, html: $2, mark: pages.formMark) }
        }
    }

    /// 保存: verified with the platform first.
    @Sendable func save(_ request: Request, context: OperatorContext) async throws -> Response {
        let (disk, company) = try await console.disk(in: context)
        let fields = try await request.form()
        let passwords = DiskPasswords(
            certificate: fields.raw("certificate"), platform: fields.raw("platform"),
            confirmation: fields.raw("confirmation"),
            cleared: Set(DiskPasswords.Other.allCases.filter { fields["clear-\($0.rawValue)"] == "1" }))
        let longest = max(passwords.certificate.count, passwords.platform.count, passwords.confirmation.count)
        guard !passwords.certificate.isEmpty, longest <= 64 else {
            let sentence = passwords.certificate.isEmpty ? "请填写证书密码。" : "密码最长 64 个字符，请核对后重新输入。"
            return try page(
                DiskPage(try await care(for: disk, of: company), passwordError: sentence),
                status: .unprocessableContent, in: context)
        }
        let tries = Int(fields["tries"]).flatMap { (0...Disk.mostTries).contains($0) ? $0 : nil }
        let isConfirmed = tries == Disk.mostTries || tries != nil && fields["confirmed"] == fields["tries"]
        guard isConfirmed || disk.facts.triesLeft == 0 else {
            return try await refused(.unconfirmed(triesLeft: disk.facts.triesLeft), disk, company, in: context)
        }
        let subject = "\(company.name)：\(disk.facts.kind.name) \(disk.facts.number)"
        do {
            try await console.disks.save(
                passwords, of: disk, expecting: tries, by: context.user.id,
                recording: context.deed(.diskSaved, subject, request))
            return .seeOther("/disks/\(disk.facts.number)?\(Notice.diskSaved.query)")
        } catch let refusal as DiskRefusal {
            try await console.record(context.deed(.diskRefused, "\(subject)，\(refusal.auditWord)", request))
            return try await refused(refusal, disk, company, in: context)
        } catch is RightLost { throw Forbidden() }
    }

    private func refused(
        _ refusal: DiskRefusal, _ disk: StoredDisk, _ company: Enterprise, in context: OperatorContext
    ) async throws -> Response {
        let now = try await console.store.disk(disk.facts.number) ?? disk
        let isMissed = if case .unconfirmed = refusal { true } else { false }
        return try page(
            DiskPage(try await care(for: now, of: company), refusal: refusal, isMissed: isMissed),
            status: .unprocessableContent, in: context)
    }

    private func care(for disk: StoredDisk, of company: Enterprise) async throws -> DiskCare {
        DiskCare(
            disk: disk, company: company, isDoubled: console.disks.desk.doubled[disk.facts.number] != nil,
            kept: try await console.disks.others(of: disk), now: console.now())
    }

    private func page(
        _ page: DiskPage, notice: String = "", status: HTTPResponse.Status = .ok, in context: some InsiderContext
    ) throws -> Response {
        .html(
            try console.frame.render(
                page, title: "税盘 \(page.number)", room: .disks, for: context.viewer, notice: notice), status: status)
    }

    func render(
        pairing: DiskListPage.Pairing? = nil, notice: String = "", in context: some InsiderContext
    ) async throws -> Response {
        let page = DiskListPage(
            cards: try await console.diskCards(of: context.enterprises, for: context.user),
            pairings: pairing.map { [$0] } ?? [], mayAdminister: context.user.role.mayAdminister)
        return .html(
            try console.frame.render(
                page, title: "税盘管理", room: .disks, for: context.viewer, notice: notice, refreshSeconds: 10),
            status: pairing == nil ? .ok : .created)
    }
}

extension Console {
    /// The disk in the path. Of another company: answered as if it were not there, and written down.
    func disk(in context: some InsiderContext) async throws -> (StoredDisk, Enterprise) {
        guard let number = context.parameters.get("number").flatMap(Disk.Number.init),
            let disk = try await store.disk(number), let company = disk.enterprise
        else { throw NotFound() }
        guard context.enterprises.contains(company.id) else { throw NotTheirs() }
        return (disk, company)
    }

    /// Administrators see disks of companies that are not activated, too: they look after the agents.
    func diskCards(of scope: Set<Enterprise.ID>, for user: User) async throws -> DiskCardsPage {
        let doubled = disks.desk.doubled
        return DiskCardsPage(
            try await store.disks(of: scope, strangers: user.role.mayAdminister, doubled: Set(doubled.keys)),
            doubled: doubled,
            slots: disks.desk.slots, clocks: disks.desk.clocks, agents: try await store.diskAgents(),
            mayAdminister: user.role.mayAdminister,
            at: now())
    }
}
