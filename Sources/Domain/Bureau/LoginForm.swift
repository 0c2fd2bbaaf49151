public import Foundation

/// What a region's bureau asks for at login.
public struct LoginForm: Hashable, Sendable {
    public struct Field: Hashable, Sendable {
        public enum Kind: String, Sendable {
            case taxNumber = "tax-number"
            case text, password, captcha, select
        }

        public let name: String
        public let label: String
        public let kind: Kind
        public let isRequired: Bool
        public let maxLength: Int
        public let hint: String
        /// Its value is the account's name.
        public let identifies: Bool
        /// A regular expression that the whole value must match; empty: anything.
        public let pattern: String
        /// Of a `select`: what can be chosen.
        public let options: [String]

        public init(
            name: String, label: String, kind: Kind, isRequired: Bool, maxLength: Int, hint: String, identifies: Bool,
            pattern: String = "", options: [String] = []
        ) {
            self.name = name
            self.label = label
            self.kind = kind
            self.isRequired = isRequired
            self.maxLength = maxLength
            self.hint = hint
            self.identifies = identifies
            self.pattern = pattern
            self.options = options
        }
    }

    public let fields: [Field]

    public init(fields: [Field]) { self.fields = fields }

    /// Wants a picture to be read.
    public var hasCaptcha: Bool { fields.contains { $0.kind == .captcha } }
}

/// A picture whose text a person must read.
public struct Captcha: Sendable {
    public let id: String
    /// PNG.
    public let image: Data
    public let expiresAt: Date

    public init(id: String, image: Data, expiresAt: Date) {
        self.id = id
        self.image = image
        self.expiresAt = expiresAt
    }
}

/// What is sent to log an account in. `fields` has the form's fields by name, the captcha's text among them.
public struct LoginRequest: Sendable {
    public let area: String
    public let creditCode: String
    /// Empty where the form has no captcha.
    public let captchaID: String
    public let fields: [String: String]

    public init(area: String, creditCode: String, captchaID: String, fields: [String: String]) {
        self.area = area
        self.creditCode = creditCode
        self.captchaID = captchaID
        self.fields = fields
    }
}
