public import Documents
public import Domain
public import Foundation
public import Gateways
import Sealing
public import Store

/// 原件: an invoice's XML file, fetched from the bureau when it is first wanted and kept.
public struct Originals: Sendable {
    private let store: Store
    private let bureau: TaxBureau
    private let accounts: Accounts

    public init(store: Store, bureau: TaxBureau, accounts: Accounts) {
        self.store = store
        self.bureau = bureau
        self.accounts = accounts
    }

    /// Why a file cannot be had.
    public enum Refusal: Error, Hashable, Sendable {
        /// The bureau has XML only of 数电票.
        case notDigital
        case noAccount(Direction)
        /// The bureau's file is no XML of this invoice.
        case wrongFile
    }

    /// The file as it is kept; nil where it was never fetched, or no longer is what it was.
    public func kept(of found: FoundInvoice) -> Data? { store.files.whole(hash: found.xmlHash) }

    /// The goods lines of a kept file; none where there is none.
    public func lines(of found: FoundInvoice) -> [InvoiceLine] { store.files.lines(hash: found.xmlHash) }

    /// Fetches the file with the company's default account. It is kept only if it names this invoice and its total.
    /// Throws `Refusal` and `BureauError`.
    public func fetch(for found: FoundInvoice, at now: Date) async throws {
        let invoice = found.invoice
        guard invoice.number.digital != nil else { throw Refusal.notDigital }
        guard let account = try await store.defaultAccounts(of: found.enterprise)[found.direction] else {
            throw Refusal.noAccount(found.direction)
        }
        guard let session = try await accounts.session(of: account) else { throw BureauError.verificationRequired() }
        let data: Data
        do { data = try await bureau.xml(of: invoice.number.key, session: session.access) } catch {
            switch error {
            case .sessionExpired, .verificationRequired:
                _ = try await accounts.ended(session, challenge: error.challenge, at: now)
            default: break
            }
            throw error
        }
        guard let document = try? InvoiceXML.read(Array(data)), document.number.digital == invoice.number.digital,
            document.sums == invoice.sums
        else { throw Refusal.wrongFile }
        let hash = Digest.sha256(data).hex
        try store.files.keep(data, hash: hash)
        try await store.keepXML(hash: hash, of: found, at: now)
    }
}

extension FileFolder {
    /// The file, if it still is what its name says.
    func whole(hash: String?) -> Data? {
        guard let hash, let data = read(hash: hash), Digest.sha256(data).hex == hash else { return nil }
        return data
    }

    /// The goods lines of an invoice's XML file; none where it is not here.
    func lines(hash: String?) -> [InvoiceLine] {
        whole(hash: hash).flatMap { try? InvoiceXML.read(Array($0)) }?.lines ?? []
    }
}
