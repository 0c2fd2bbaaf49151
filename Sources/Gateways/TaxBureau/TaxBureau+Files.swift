public import Domain
public import Foundation

/// A file as it came.
public struct BureauFile: Hashable, Sendable {
    public let bytes: Data
    /// False: the connection ended before the promised length.
    public let isWhole: Bool
}

extension TaxBureau {
    /// An invoice's file. `notFound`: the bureau has none of this format. What the bytes are is not looked at.
    public func file(
        _ format: FileFormat, of key: String, session access: BureauAccess
    ) async throws(BureauError) -> BureauFile {
        let answer = try await paced(access) {
            try await outside.get(
                "/invoices/\(key.urlEncoded)/files/\(format.rawValue)", bearer: access.token, evenCut: true)
        }
        return BureauFile(bytes: answer.body, isWhole: answer.isWhole)
    }
}
