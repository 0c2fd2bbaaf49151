import Foundation
import Sealing

/// The console's side of safe mode, written apart from the simulator's. A flawed one answers wrongly in one point.
struct ConsoleSeal: Sendable {
    enum Flaw: CaseIterable {
        case signature
        case appID
        case padding
        case nothingSealed
    }

    let encodingAESKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
    var flaw: Flaw?

    private var key: [UInt8] { [UInt8](Data(base64Encoded: encodingAESKey + "=") ?? Data()) }

    func open(_ sealed: String) throws -> String {
        let bytes = [UInt8](Data(base64Encoded: sealed) ?? Data())
        var plain = try BlockCipher.decrypt(bytes, key: key, iv: Array(key[..<16]))
        plain.removeLast(Int(plain.last ?? 0))
        guard plain.suffix(6).elementsEqual("wxdemo".utf8) else { throw SealingError.unsealable }
        return String(decoding: plain[20...].dropLast(6), as: UTF8.self)
    }

    func envelope(_ xml: String) throws -> String {
        if flaw == .nothingSealed { return xml }
        let message = Array(xml.utf8)
        let length = [24, 16, 8, 0].map { UInt8(message.count >> $0 & 255) }
        let appID = flaw == .appID ? "wxother" : "wxdemo"
        var plain = Array("0123456789abcdef".utf8) + length + message + Array(appID.utf8)
        let padding = 32 - plain.count % 32
        plain += Array(repeating: UInt8(flaw == .padding ? 77 : padding), count: padding)
        let sealed = Data(try BlockCipher.encrypt(plain, key: key, iv: Array(key[..<16]))).base64EncodedString()
        let token = flaw == .signature ? "BBBBB" : "AAAAA"
        let signature = Digest.sha1([token, "1714037059", "486452656", sealed].sorted().joined()).hex
        return """
            <xml><Encrypt><![CDATA[\(sealed)]]></Encrypt><MsgSignature><![CDATA[\(signature)]]></MsgSignature>\
            <TimeStamp>1714037059</TimeStamp><Nonce><![CDATA[486452656]]></Nonce></xml>
            """
    }
}
