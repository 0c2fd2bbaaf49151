import Domain
import Hummingbird
import Logging
import NIOCore
import Store

/// Any request, before it is known who makes it.
struct VisitorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Where the connection comes from, such as `192.168.1.20`; behind a trusted proxy, where the proxy says.
    var address: String
    /// One of many on a connection of HTTP/2.
    let isMultiplexed: Bool
    let nonce = Nonce.new()
    /// Set by the session middleware.
    var signedIn: SignedIn?
    /// Set by the API's middleware.
    var apiToken: APIToken?
    /// The session cookie that it came with.
    var sessionToken: String?
    /// What this browser's forms must send back; empty for a browser without a cookie of ours.
    var formToken = ""
    /// The same of each of its login pages.
    var pageTokens: [String] = []

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "本机"
        // A stream's channel is the connection's child, and that the listening socket's.
        isMultiplexed = source.channel.parent?.parent != nil
    }

    var viewer: Viewer {
        Viewer(
            user: signedIn?.user, isBound: signedIn?.enterprises.isEmpty == false, nonce: nonce, formToken: formToken)
    }
}

/// Who is inside, and from where.
struct Insider: Sendable {
    let user: User
    let enterprises: Set<Enterprise.ID>
    let session: Session.ID
    let sessionToken: String
    let address: String
    let viewer: Viewer
}

/// The context of a group that only people who are signed in get into; being inside is the proof.
protocol InsiderContext: ChildRequestContext {
    var insider: Insider { get }
}

extension InsiderContext {
    var user: User { insider.user }
    var enterprises: Set<Enterprise.ID> { insider.enterprises }
    var viewer: Viewer { insider.viewer }
}

/// A person is signed in.
struct SignedInContext: InsiderContext {
    var coreContext: CoreRequestContextStorage
    let insider: Insider

    init(context: VisitorContext) throws {
        guard let signedIn = context.signedIn, let token = context.sessionToken else { throw Detour.signIn }
        coreContext = context.coreContext
        insider = Insider(
            user: signedIn.user, enterprises: signedIn.enterprises, session: signedIn.session, sessionToken: token,
            address: context.address, viewer: context.viewer)
    }
}

/// The person has activated at least one company; the scope of all that may be seen.
struct BoundContext: InsiderContext {
    var coreContext: CoreRequestContextStorage
    let insider: Insider

    init(context: SignedInContext) throws {
        guard !context.enterprises.isEmpty else { throw Detour.activation }
        coreContext = context.coreContext
        insider = context.insider
    }
}

/// The person may change what the company keeps.
struct OperatorContext: InsiderContext {
    var coreContext: CoreRequestContextStorage
    let insider: Insider

    init(context: BoundContext) throws {
        guard context.user.role.mayOperate else { throw Forbidden() }
        coreContext = context.coreContext
        insider = context.insider
    }
}

/// The person may look after people, settings and the audit log.
struct AdministratorContext: InsiderContext {
    var coreContext: CoreRequestContextStorage
    let insider: Insider

    init(context: BoundContext) throws {
        guard context.user.role.mayAdminister else { throw Forbidden() }
        coreContext = context.coreContext
        insider = context.insider
    }
}

/// The request wants another page first.
enum Detour: Error {
    case signIn, activation
}

/// What a request asks for is not there.
struct NotFound: Error {}

/// What a request asks for is another's: answered as if it were not there, and written down.
struct NotTheirs: Error {}

/// The person's role does not reach so far.
struct Forbidden: Error {}

/// Too much of one kind from one address.
struct TooMany: Error {
    let secondsToWait: Int
}
