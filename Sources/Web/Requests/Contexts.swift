import Domain
import Hummingbird
import Logging
import NIOCore
import Store

/// Any request, before it is known who makes it.
struct VisitorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Where the connection comes from, such as `192.168.1.20`.
    let address: String
    /// Set by the session middleware.
    var signedIn: SignedIn?
    /// The cookie that it came with.
    var sessionToken: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "本机"
    }
}

/// A person is signed in; being in this group is the proof.
struct SignedInContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let user: User
    let enterprises: Set<Enterprise.ID>
    let sessionToken: String

    init(context: VisitorContext) throws {
        guard let signedIn = context.signedIn, let token = context.sessionToken else { throw Detour.signIn }
        coreContext = context.coreContext
        user = signedIn.user
        enterprises = signedIn.enterprises
        sessionToken = token
    }
}

/// The person has activated at least one company; the scope of all that may be seen.
struct BoundContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let user: User
    let enterprises: Set<Enterprise.ID>
    let sessionToken: String

    init(context: SignedInContext) throws {
        guard !context.enterprises.isEmpty else { throw Detour.activation }
        coreContext = context.coreContext
        sessionToken = context.sessionToken
        user = context.user
        enterprises = context.enterprises
    }
}

/// The request wants another page first.
enum Detour: Error {
    case signIn, activation
}

/// What a request asks for is not there, or not this person's.
struct NotFound: Error {}
