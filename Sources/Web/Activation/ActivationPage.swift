/// 激活: one field.
struct ActivationPage: Page {
    static let template = "activation/activation"

    /// As it was typed.
    let code: String
    /// A sentence that names what is wrong; empty at first.
    let error: String
    /// The code was right, but its 24 hours are over: says how to get a new one.
    let isExpired: Bool
}
