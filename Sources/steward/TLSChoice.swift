import Foundation
import Sealing
import Web

/// How the console is served: by HTTP, or by HTTPS with a certificate of the site's or of our own making.
enum TLSChoice: Equatable {
    case none
    case files(certificate: String, key: String)
    case selfSigned

    init(certificate: String?, key: String?, isSelfSigned: Bool) throws {
        let certificate = Setting(variable: "STEWARD_TLS_CERT").text(certificate, or: "")
        let key = Setting(variable: "STEWARD_TLS_KEY").text(key, or: "")
        let word = Setting(variable: "STEWARD_TLS_SELF_SIGNED").text(nil, or: "0")
        guard word == "0" || word == "1" else {
            throw StartFailure("STEWARD_TLS_SELF_SIGNED=\(word) 应为 1 或 0。")
        }
        let isSelfSigned = isSelfSigned || word == "1"
        guard certificate.isEmpty == key.isEmpty else {
            throw StartFailure("证书和私钥要一起给出：--tls-cert 与 --tls-key。")
        }
        guard !isSelfSigned || certificate.isEmpty else {
            throw StartFailure("--tls-self-signed 不能与 --tls-cert、--tls-key 一起使用，请只选一种。")
        }
        self = isSelfSigned ? .selfSigned : certificate.isEmpty ? .none : .files(certificate: certificate, key: key)
    }

    /// The files to serve with, made where they are our own.
    func files(data: String, names: [String]) throws -> ConsoleOptions.TLSFiles? {
        switch self {
        case .none: return nil
        case .files(let certificate, let key):
            for path in [certificate, key] where !FileManager.default.isReadableFile(atPath: path) {
                throw StartFailure("证书或私钥文件 \(path) 无法读取。请检查路径和权限。")
            }
            return .init(certificate: certificate, key: key)
        case .selfSigned:
            let pair = try CertificatePair.selfSigned(in: data, names: names, at: Date())
            say("自签名证书 SHA-256 指纹：\(pair.fingerprint)")
            return .init(certificate: pair.certificatePath, key: pair.keyPath)
        }
    }
}

/// The console's address as it stands in mails.
enum PublicURL {
    static func checked(_ text: String) throws -> String {
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URL(string: trimmed), ["http", "https"].contains(url.scheme), let host = url.host(),
            !host.isEmpty, url.path().isEmpty, url.query() == nil, !trimmed.contains(where: \.isWhitespace)
        else { throw StartFailure("控制台地址 \(text) 应为 https://主机 或 http://主机:端口，不带路径。请检查 --public-url。") }
        return trimmed
    }
}
