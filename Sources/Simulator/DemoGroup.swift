import Domain
import Foundation

/// The companies that the outside world knows, with the accounts of their people.
struct DemoGroup: Decodable, Sendable {
    let companies: [DemoCompany]
}

/// A company, and who may log in for it.
struct DemoCompany: Decodable, Sendable {
    let taxNumber: String
    let name: String
    let area: Area
    /// Both directions together.
    let monthlyInvoices: Int
    let accounts: [DemoAccount]
    /// 企业密码, where the bureau asks for one.
    let companyPassword: String?
    /// 企业用户名, likewise.
    let companyUser: String?
    /// By which the company enters the disks' platform.
    let disks: [RegisteredDisk]

    private enum CodingKeys: CodingKey {
        case taxNumber, name, area, monthlyInvoices, accounts, companyPassword, companyUser, disks
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        taxNumber = try values.decode(String.self, forKey: .taxNumber)
        name = try values.decode(String.self, forKey: .name)
        monthlyInvoices = try values.decode(Int.self, forKey: .monthlyInvoices)
        accounts = try values.decode([DemoAccount].self, forKey: .accounts)
        companyPassword = try values.decodeIfPresent(String.self, forKey: .companyPassword)
        companyUser = try values.decodeIfPresent(String.self, forKey: .companyUser)
        disks = try values.decodeIfPresent([RegisteredDisk].self, forKey: .disks) ?? []
        guard let area = Area(code: try values.decode(String.self, forKey: .area)) else {
            throw DecodingError.dataCorruptedError(forKey: .area, in: values, debugDescription: "no such bureau")
        }
        self.area = area
    }
}
