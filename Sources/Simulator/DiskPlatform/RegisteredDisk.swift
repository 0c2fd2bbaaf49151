import Domain
import Foundation
import Sealing

/// A disk as the tax office handed it out.
struct RegisteredDisk: Decodable, Sendable {
    let number: String
    let publicKey: SM2PublicKey
    let validFrom: Day
    let validTo: Day

    private enum CodingKeys: CodingKey { case number, publicKey, validFrom, validTo }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        number = try values.decode(String.self, forKey: .number)
        guard let point = [UInt8](hex: try values.decode(String.self, forKey: .publicKey)),
            let key = try? SM2PublicKey(point), let from = Day(try values.decode(String.self, forKey: .validFrom)),
            let to = Day(try values.decode(String.self, forKey: .validTo))
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .publicKey, in: values, debugDescription: "no key, or no days, of disk \(number)")
        }
        publicKey = key
        validFrom = from
        validTo = to
    }
}
