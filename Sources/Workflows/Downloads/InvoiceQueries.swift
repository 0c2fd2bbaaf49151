import Domain
public import Gateways
import Store

/// Counts and pages from whichever platform the session is of.
public struct InvoiceQueries: Sendable {
    let bureau: TaxBureau
    let platform: DiskPlatform
    private let isInserted: @Sendable (BureauAccess) async throws(BureauError) -> Bool

    /// - Parameter disks: a session serves only while its disk is in a slot.
    public init(bureau: TaxBureau, disks: Disks) {
        self.bureau = bureau
        platform = disks.platform
        isInserted = { (access) throws(BureauError) in
            do {
                let disk = try await disks.store.disk(of: access.account)
                return disk.map { disks.isInserted($0.facts.number) } ?? false
            } catch { throw .unreachable(reason: "\(error)") }
        }
    }

    func count(_ query: InvoiceQuery, session access: BureauAccess) async throws(BureauError) -> Tally {
        guard access.list != .digital else { return try await bureau.count(query, session: access) }
        guard try await isInserted(access) else { throw .diskMissing }
        return try await platform.count(query, session: access)
    }

    func page(
        _ number: Int, of query: InvoiceQuery, session access: BureauAccess
    ) async throws(BureauError) -> BureauPage {
        guard access.list != .digital else { return try await bureau.page(number, of: query, session: access) }
        guard try await isInserted(access) else { throw .diskMissing }
        return try await platform.page(number, of: query, session: access)
    }

    /// The limit is the bureau's.
    func meter(of accounts: Set<Account.ID>) async -> RequestMeter {
        await bureau.meter(of: accounts) + platform.meter(of: accounts)
    }
}
