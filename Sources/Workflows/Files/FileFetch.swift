import Documents
import Domain
import Foundation
import Gateways
import Sealing
import Store

/// Brings one file of an invoice from the bureau into the folder, if it is what it should be.
struct FileFetch: Sendable {
    enum Found: Sendable {
        /// In the folder, under this hash; no row names it yet.
        case file(hash: String)
        case absence
        case trouble(FileTrouble)
    }

    let store: Store
    let bureau: TaxBureau

    /// Throws `BureauError` where the bureau is to blame and not the file, and `StoreError`.
    func fetch(_ format: FileFormat, of invoice: Invoice, session: BureauAccess) async throws -> Found {
        let file: BureauFile
        do { file = try await bureau.file(format, of: invoice.number.key, session: session) } catch {
            switch error {
            case .notFound: return .absence
            // A refusal that is none of the contract's: a proxy's page, or half a problem document.
            case .badAnswer: return .trouble(.wrongType)
            default: throw error
            }
        }
        guard file.isWhole else { return .trouble(.cut) }
        if let trouble = FileCheck.trouble(in: Array(file.bytes), as: format, of: invoice) { return .trouble(trouble) }
        let hash = Digest.sha256(file.bytes).hex
        try store.files.keep(file.bytes, hash: hash)
        return .file(hash: hash)
    }
}
