import Domain
import Foundation

/// The companies that the outside world knows, with the accounts of their people.
struct DemoGroup: Decodable, Sendable {
    let companies: [DemoCompany]
}

struct DemoCompany: Decodable, Sendable {
    let taxNumber: String
    let name: String
    let area: Area
    /// Both directions together.
    let monthlyInvoices: Int
    let accounts: [DemoAccount]

    private enum CodingKeys: CodingKey { case taxNumber, name, area, monthlyInvoices, accounts }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        taxNumber = try values.decode(String.self, forKey: .taxNumber)
        name = try values.decode(String.self, forKey: .name)
        monthlyInvoices = try values.decode(Int.self, forKey: .monthlyInvoices)
        accounts = try values.decode([DemoAccount].self, forKey: .accounts)
        guard let area = Area(code: try values.decode(String.self, forKey: .area)) else {
            throw DecodingError.dataCorruptedError(forKey: .area, in: values, debugDescription: "no such bureau")
        }
        self.area = area
    }
}

struct DemoAccount: Decodable, Sendable {
    let account: String
    let password: String
    let person: String
    let role: String
    let rights: [String]
}
