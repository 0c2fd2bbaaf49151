/// How a person proves, beside the password, who they are.
enum SecondFactor: String, Decodable, Sendable {
    case sms, app
}

/// Who must bring a second factor.
enum SecondFactorRule: String, CaseIterable, Sendable {
    /// As the account says.
    case account
    case nobody = "none"
    case sms, app

    func factor(of account: DemoAccount) -> SecondFactor? {
        switch self {
        case .account: account.secondFactor
        case .nobody: nil
        case .sms: .sms
        case .app: .app
        }
    }
}
