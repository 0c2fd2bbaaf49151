import Domain
import Hummingbird
import Store

/// A program showed a valid token: being inside is the proof.
struct APIContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: APIToken
    let address: String

    init(context: VisitorContext) throws {
        guard let token = context.apiToken else { throw Problem.unauthorized }
        coreContext = context.coreContext
        self.token = token
        address = context.address
    }
}

/// The token may begin downloads.
struct APIOperatorContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let token: APIToken
    let address: String

    init(context: APIContext) throws {
        guard context.token.access.mayOperate else { throw Forbidden() }
        coreContext = context.coreContext
        token = context.token
        address = context.address
    }
}

extension APIToken {
    /// A line for the audit log about what a program does by this token.
    func deed(_ action: AuditAction, _ subject: String, from address: String) -> Deed {
        Deed(action, user: nil, person: caller, subject: subject, address: address, browser: "令牌尾号 \(ending)")
    }
}

extension Console {
    /// The company that the path's credit code names, if the token reaches it.
    func enterprise(reachedBy token: APIToken, _ context: some RequestContext) async throws -> Enterprise {
        guard let text = context.parameters.get("creditCode"), let number = try? TaxNumber(text),
            let enterprise = try await store.enterprise(number, reachedBy: token)
        else { throw Problem.notFound }
        return enterprise
    }
}
