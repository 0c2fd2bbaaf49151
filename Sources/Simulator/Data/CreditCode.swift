/// 统一社会信用代码 with valid check digits for invented companies, in the manner of `91440399MADEMA019B`.
enum CreditCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// The `index`-th company of the region of `areaCode`; its body begins MADE, which no register gives.
    static func text(areaCode: String, index: Int) -> String {
        let serial = String(String(10_000 + index).suffix(4))
        let organisation = "MADE" + serial
        let body = "91" + areaCode.prefix(4) + "99" + organisation + organisationCheck(organisation)
        return body + check(body)
    }

    /// GB 11714: the check digit of the inner nine characters.
    private static func organisationCheck(_ body: String) -> String {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + (Int(String($1.0), radix: 36) ?? 0) * $1.1 }
        let digit = 11 - sum % 11
        return digit == 10 ? "X" : digit == 11 ? "0" : String(digit)
    }

    /// GB 32100-2015: the last of the eighteen.
    private static func check(_ body: String) -> String {
        var weight = 1
        var sum = 0
        for character in body {
            sum += (alphabet.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return String(alphabet[(31 - sum % 31) % 31])
    }
}
