/// 税盘: a token with a certificate, by which a company that is not on 数电 enters 增值税发票综合服务平台.
public enum Disk {
    /// Wrong certificate passwords in a row, after which a disk is locked.
    public static let mostTries = 5
    /// Before the certificate's last day.
    public static let daysOfWarning = 30

    public enum Kind: String, CaseIterable, Codable, Sendable {
        case golden, control, ukey

        public var name: String {
            switch self {
            case .golden: "金税盘"
            case .control: "税控盘"
            case .ukey: "税务UKey"
            }
        }
    }

    /// 12 digits.
    public struct Number: Hashable, Sendable, Codable, LosslessStringConvertible {
        public let description: String

        public init?(_ description: String) {
            guard description.count == 12, description.allSatisfy(\.isASCIIDigit) else { return nil }
            self.description = description
        }

        public init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let number = Number(text) else {
                throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no number"))
            }
            self = number
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(description)
        }
    }
}

/// What a disk says of itself to whoever reads it, without any password.
public struct DiskFacts: Hashable, Sendable, Codable {
    public let number: Disk.Number
    public let kind: Disk.Kind
    /// 分机号: 0 is the main one.
    public let branch: Int
    public let company: String
    public let taxNumber: String
    /// `2026-11-22`, in China.
    public let validFrom: String
    public let validTo: String
    /// 0: locked.
    public let triesLeft: Int

    public init(
        number: Disk.Number, kind: Disk.Kind, branch: Int, company: String, taxNumber: String, validFrom: Day,
        validTo: Day, triesLeft: Int
    ) {
        self.number = number
        self.kind = kind
        self.branch = branch
        self.company = company
        self.taxNumber = taxNumber
        self.validFrom = validFrom.description
        self.validTo = validTo.description
        self.triesLeft = triesLeft
    }

    public var lastDay: Day? { Day(validTo) }

    /// What a reader outside this program may have sent is of a size and of words that can be kept.
    public var isSound: Bool {
        (0...9999).contains(branch) && (1...100).contains(company.count) && Day(validFrom) != nil && Day(validTo) != nil
            && (0...Disk.mostTries).contains(triesLeft) && (try? TaxNumber(taxNumber)) != nil
    }
}

/// All that lies in an agent's slot.
public struct SlotReport: Hashable, Sendable, Codable {
    public let disks: [DiskFacts]
    /// Names of what is there and cannot be read as a disk.
    public let unreadable: [String]
    /// How many more lie there than a report can tell of; nil: none.
    public let more: Int?

    public init(disks: [DiskFacts], unreadable: [String], more: Int? = nil) {
        self.disks = disks
        self.unreadable = unreadable
        self.more = more
    }

    public static let empty = SlotReport(disks: [], unreadable: [])
    /// Disks, and names of what is none.
    public static let most = 32
}
