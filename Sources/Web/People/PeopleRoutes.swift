import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Workflows

/// 人员管理: roles, 解除绑定 of others, 签发激活码.
struct PeopleRoutes: Sendable {
    let console: Console
    private static let mostIssued = 50

    @Sendable func index(_ request: Request, context: AdministratorContext) async throws -> Response {
        try await render(InvitationEntry(), notice: Notice.words(for: request), in: context)
    }

    @Sendable func setRole(_ request: Request, context: AdministratorContext) async throws -> Response {
        let person = try await person(in: context)
        guard let role = Role(rawValue: try await request.form()["role"]) else { throw NotFound() }
        guard role != person.role else { return .seeOther("/people") }
        let words = "\(person.nickname)：\(person.role.word) → \(role.word)"
        do {
            try await console.store.setRole(
                role, of: person.id, recording: context.deed(.roleChanged, words, request), at: console.now())
            return .seeOther("/people?\(Notice.roleChanged.query)")
        } catch is LastAdministrator {
            let banner = Banner(.bad, "\(person.nickname) 是最后一位管理员，不能改为\(role.word)。请先把另一个人设为管理员。")
            return try await render(InvitationEntry(), banners: [banner], in: context)
        }
    }

    @Sendable func askRemoval(_ request: Request, context: AdministratorContext) async throws -> Response {
        let person = try await person(in: context)
        guard person.id != context.user.id else { return .seeOther("/binding/removal") }
        let question = QuestionPage.removal(of: person.nickname, url: "/people/\(person.id)/removal")
        return .html(try console.frame.render(question, title: question.title, for: context.viewer))
    }

    /// Not of oneself: that is asked differently.
    @Sendable func remove(_ request: Request, context: AdministratorContext) async throws -> Response {
        let person = try await person(in: context)
        guard person.id != context.user.id else { return .seeOther("/binding/removal") }
        do {
            try await console.store.unbind(
                person.id, leavesNobody: false, recording: context.deed(.unbound, person.nickname, request),
                at: console.now())
            return .seeOther("/people?\(Notice.removed.query)")
        } catch is LastAdministrator {
            let banner = Banner(.bad, "\(person.nickname) 是最后一位管理员，不能解除绑定。请先把另一个人设为管理员。")
            return try await render(InvitationEntry(), banners: [banner], in: context)
        }
    }

    /// 签发激活码 for companies that the administrator has.
    @Sendable func invite(_ request: Request, context: AdministratorContext) async throws -> Response {
        let fields = try await request.form()
        var invitation = InvitationEntry(fields)
        guard fields["action"] != "find" else { return try await render(invitation, in: context) }
        let scope = context.enterprises
        let chosen = try await console.store.companies(
            invitation.isForAll ? scope : invitation.companies.intersection(scope))
        guard let address = invitation.check(chosen: chosen.count) else {
            return try await render(invitation, in: context)
        }
        let deed = context.deed(.activationIssued, "\(address.masked)：\(chosen.map(\.name).listed)", request)
        try await console.activation.issue(
            for: chosen.map { EnterpriseEntry(taxNumber: $0.taxNumber, name: $0.name, area: $0.area) },
            to: address, address: console.options.address, recording: deed, at: console.now())
        return .seeOther("/people?\(Notice.invited.query)")
    }

    /// 撤回: a code that went to the wrong mailbox opens nothing any more.
    @Sendable func withdraw(_ request: Request, context: AdministratorContext) async throws -> Response {
        let id = try context.id("id", of: IssuedActivation.self)
        let issued = try await console.store.activations(limit: Self.mostIssued).first { $0.id == id }
        let email = issued.flatMap { MailAddress($0.email) }?.masked ?? ""
        try await console.store.withdrawActivation(
            id, recording: context.deed(.activationWithdrawn, email, request), at: console.now())
        return .seeOther("/people?\(Notice.withdrawn.query)")
    }

    /// A picture of anybody, for those who are inside.
    @Sendable func avatar(_ request: Request, context: SignedInContext) async throws -> Response {
        let id = try context.id("id", of: User.self)
        guard id == context.user.id || !context.enterprises.isEmpty else { throw NotFound() }
        guard let picture = try await console.store.avatar(of: id) else { throw NotFound() }
        return Response(
            status: .ok,
            headers: [
                .contentType: picture.starts(with: [0x89, 0x50]) ? "image/png" : "image/jpeg",
                .cacheControl: "private, max-age=31536000, immutable",
            ], body: .init(byteBuffer: ByteBuffer(bytes: picture)))
    }

    private func person(in context: AdministratorContext) async throws -> User {
        guard let person = try await console.store.person(try context.id("id", of: User.self)) else { throw NotFound() }
        return person
    }

    private func render(
        _ invitation: InvitationEntry, banners: [Banner] = [], notice: String = "", in context: AdministratorContext
    ) async throws -> Response {
        let page = PeoplePage(
            people: try await console.store.people(), viewer: context.user.id,
            companies: try await console.companies(
                checked: invitation.companies, search: invitation.search, in: context.enterprises),
            issued: try await console.store.activations(limit: Self.mostIssued), entry: invitation, banners: banners,
            canInvite: console.post.isConfigured, at: console.now())
        let html = try console.frame.render(page, title: "人员管理", for: context.viewer, notice: notice)
        let isRefused = !banners.isEmpty || invitation.isRefused
        return .html(html, status: isRefused ? .unprocessableContent : .ok)
    }
}
