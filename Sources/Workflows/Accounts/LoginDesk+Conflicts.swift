import Domain
import Foundation
import Store

/// Two people and one account: the second is told, before anything is sent to the bureau in their name.
extension LoginDesk {
    func refuse(_ order: LoginOrder, _ owner: LoginOwner, name: String) async throws {
        let accounts = try await accounts.store.accounts(of: order.enterprise.id)
        if let known = order.known {
            let current = accounts.first { $0.id == known.id }
            guard let version = order.version else { throw LoginRefusal.unseen }
            guard let current, current.version == version else {
                throw LoginRefusal.changed(by: current?.changedBy ?? "", at: current?.verifiedAt ?? now())
            }
            // Whatever the page thought when it was shown.
            if order.usesStored, current.state == .wrongPassword { throw LoginRefusal.wrongPassword }
        } else {
            try refuseKnown(name, among: accounts)
        }
        try refuseBusy(account: order.known?.id, name: name, of: order.enterprise.id, owner)
    }

    func refuseKnown(_ name: String, among accounts: [Account]) throws(LoginRefusal) {
        guard let same = accounts.first(where: { $0.loginName == name }) else { return }
        throw .exists(same.id, by: same.changedBy, at: same.verifiedAt)
    }

    /// The owner's own former attempt makes way.
    func refuseBusy(
        account: Account.ID?, name: String, of enterprise: Enterprise.ID, _ owner: LoginOwner, except own: String? = nil
    ) throws(LoginRefusal) {
        for (id, entry) in entries
        where id != own && entry.view.isAlive(at: now()) && entry.view.enterprise.id == enterprise {
            let isSame =
                account != nil && entry.view.account?.id == account
                || !name.isEmpty && entry.accountName == name
            guard isSame else { continue }
            guard entry.owner == owner else { throw .busy(by: entry.person, since: entry.view.startedAt) }
            entries.removeValue(forKey: id)
        }
    }
}

extension LoginDesk.Entry {
    /// As typed so far.
    var accountName: String {
        view.account?.loginName ?? values[naming] ?? ""
    }
}

extension LoginAttempt {
    /// Something may still come of it.
    func isAlive(at now: Date) -> Bool {
        switch phase {
        case .underWay: true
        case .challenge(let challenge, _, _): challenge.expiresAt > now
        case .entry, .over, .withdrawn, .saved: false
        }
    }
}
