import Domain
import Foundation
import Gateways
public import Jobs
import Logging
import Sealing
import Store
import Synchronization

/// Names and pictures of people, from the platform, which may not tell them, or not now.
extension SignIn {
    /// The platform's own limit is five seconds for the whole answer.
    private static let patience = Duration.seconds(2)

    static func placeholder(for openid: String) -> String { "微信用户 \(openid.suffix(4))" }

    /// What a newcomer is called, in time to answer the phone.
    func nickname(of openid: String) async -> String {
        // Not a group: that would wait for the slower one to notice that it is no longer wanted.
        let told = await withCheckedContinuation { (waiting: CheckedContinuation<String?, Never>) in
            let first = FirstAnswer(waiting)
            Task { [weChat] in first.give(try? await weChat.person(of: openid).nickname) }
            Task {
                try? await Task.sleep(for: Self.patience)
                first.give(nil)
            }
        }
        return told.flatMap(Nickname.init)?.text ?? Self.placeholder(for: openid)
    }

    /// Fetches a picture, and a name where there is none yet; nobody waits for it.
    public var introduction: JobBody {
        JobBody(kind: SendingJob.introduction) { job, _ in
            guard let user = try await store.user(User.ID(rawValue: job.subject)) else { return .completed }
            let person: WeChatPerson
            do { person = try await weChat.person(of: user.openid) } catch let error as WeChatError {
                logger.info("no word of a person from WeChat", metadata: ["error": "\(error)"])
                return .completed
            }
            if user.nickname == Self.placeholder(for: user.openid), let name = Nickname(person.nickname) {
                // Two people may have one name in WeChat: the second keeps the placeholder.
                do { try await store.rename(user.id, to: name.text, recording: nil, at: .now) } catch is NameTaken {}
            }
            guard let picture = try? await weChat.avatar(at: person.avatarURL) else { return .completed }
            try await store.setAvatar(
                picture, named: String(Digest.sha256(picture).hex.prefix(16)), ofOpenid: user.openid)
            return .completed
        }
    }
}

/// Answers once, whoever is first.
private final class FirstAnswer: Sendable {
    private let waiting: Mutex<CheckedContinuation<String?, Never>?>

    init(_ waiting: CheckedContinuation<String?, Never>) { self.waiting = Mutex(waiting) }

    func give(_ name: String?) { waiting.withLock { $0.take() }?.resume(returning: name) }
}
