import Domain
import Foundation
import Hummingbird
import NIOCore
import Workflows

/// 离线更新: the archive and its signatures, posted by the page. Only stored here; what they are is judged by both keys.
struct UpdatePackageRoutes: Sendable {
    let console: Console
    /// More than any version has.
    private static let largest = 2 << 30

    @Sendable func take(_ request: Request, context: AdministratorContext) async throws -> Response {
        let updater = console.updater
        do {
            if let obstacle = updater.obstacle { throw obstacle }
            let intake = try updater.intake()
            do {
                let package = try await package(in: request, to: intake, for: context)
                try await console.record(context.deed(.updateBegun, package.name, request))
                updater.begin(with: package, in: intake, by: context.user.nickname) { context.deed($0, $1, request) }
            } catch {
                try? FileManager.default.removeItem(atPath: intake)
                throw error
            }
            return .seeOther("/updates")
        } catch let refusal as UpdateRefusal {
            return try await refuse(refusal.sentence, for: context)
        } catch is Multipart.Malformed {
            return try await refuse("上传没有完成。请重新选择文件再试。", for: context)
        } catch let missing as MissingFile {
            return try await refuse(missing.sentence, for: context)
        }
    }

    private func refuse(_ sentence: String, for context: AdministratorContext) async throws -> Response {
        try await UpdateRoutes(console: console).render(uploadError: sentence, for: context)
    }

    /// The form's token comes before its files, and nothing is stored without it.
    private func package(
        in request: Request, to intake: String, for context: AdministratorContext
    ) async throws -> UpdatePackage {
        var form = try Multipart(request)
        var files = PackageFiles(folder: intake, largest: Self.largest)
        var token = Data()
        var isToken = false
        while let event = try await form.next() {
            switch event {
            case .part(let name, let fileName):
                isToken = fileName == nil && name == "token"
                guard isToken || OwnForms.isToken(token, of: context.viewer.formToken) else { throw StaleForm() }
                try files.begin(isToken ? "" : fileName ?? "")
            case .bytes(let bytes) where isToken:
                token += bytes
                guard token.count <= 256 else { throw StaleForm() }
            case .bytes(let bytes): try files.append(bytes)
            }
        }
        guard OwnForms.isToken(token, of: context.viewer.formToken) else { throw StaleForm() }
        return try files.package()
    }
}

/// Which of the files was not there.
struct MissingFile: Error {
    let sentence: String
}
