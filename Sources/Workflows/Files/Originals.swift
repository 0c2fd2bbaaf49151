public import Documents
public import Domain
public import Foundation
public import Gateways
import Sealing
public import Store

/// 原件: an invoice's files as they are kept; its XML can be fetched from the bureau at once.
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
        /// The bureau has none of this invoice.
        case noFile
        /// What the bureau gave is not kept.
        case wrongFile(FileTrouble)
    }

    /// The file as it is kept; nil where it was never fetched, or no longer is what it was.
    public func kept(_ format: FileFormat, of found: FoundInvoice) -> Data? {
        store.files.whole(hash: found.files[format])
    }

    /// The goods lines of a kept file; none where there is none.
    public func lines(of found: FoundInvoice) -> [InvoiceLine] { store.files.lines(hash: found.files[.xml]) }

    /// Fetches the XML with the company's default account. It is kept only if it names this invoice and its total.
    /// Throws `Refusal` and `BureauError`.
    public func fetch(for found: FoundInvoice, at now: Date) async throws {
        let invoice = found.invoice
        guard invoice.number.digital != nil else { throw Refusal.notDigital }
        guard let account = try await store.defaultAccounts(of: found.enterprise)[found.direction] else {
            throw Refusal.noAccount(found.direction)
        }
        guard let session = try await accounts.session(of: account) else { throw BureauError.verificationRequired() }
        let fetched: FileFetch.Found
        do {
            fetched = try await FileFetch(store: store, bureau: bureau).fetch(
                .xml, of: invoice, session: session.access)
        } catch let error as BureauError {
            switch error {
            case .sessionExpired, .verificationRequired:
                _ = try await accounts.ended(session, challenge: error.challenge, at: now)
            default: break
            }
            throw error
        }
        switch fetched {
        case .file(let hash): try await store.keep(hash, at: found.place(.xml), now: now)
        case .absence: throw Refusal.noFile
        case .trouble(let trouble): throw Refusal.wrongFile(trouble)
        }
    }
}

extension FileFolder {
    /// The file, if it still is what its name says. Throws `missing`, `altered` and `unreadable`.
    func intact(hash: String) throws(FileTrouble) -> Data {
        guard let data = read(hash: hash) else { throw isGone(hash: hash) ? .missing : .unreadable }
        guard Digest.sha256(data).hex == hash else { throw .altered }
        return data
    }

    func whole(hash: String?) -> Data? { hash.flatMap { try? intact(hash: $0) } }

    /// The goods lines of an invoice's XML file; none where it is not here.
    func lines(hash: String?) -> [InvoiceLine] {
        whole(hash: hash).flatMap { try? InvoiceXML.read(Array($0)) }?.lines ?? []
    }
}
