import ArgumentParser
import Domain
import Foundation
import Logging
import Store
import Workflows

/// `steward activation`.
struct ActivationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activation", abstract: "Activation codes.", subcommands: [Issue.self])

    /// `steward activation issue`.
    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue an activation code for companies, valid for 24 hours, and mail it.",
            discussion: """
                The file has a line for each company: name,tax number,area code (six digits, such as 440300). With \
                --email the code is mailed with the console's address and a link for a new code; the mail server is \
                set by STEWARD_SMTP_HOST and the variables beside it (see README). A mail server that is down is \
                tried again by the running console until the code expires; this command then exits with 75. Without \
                --email the code is printed.
                """)

        @Option(help: "Where to mail the code; without it the code is printed.")
        var email: String?

        @Option(help: "CSV file of the companies: name,tax number,area code.")
        var companies: String

        @Option(help: "Folder of the database. [STEWARD_DATA, default ./data]")
        var data: String?

        @Option(
            help: "Address of the console in the mail. [STEWARD_PUBLIC_URL, default: what the console last served as]")
        var publicURL: String?

        @Option(help: "How people enter: wechat, activation-code. [STEWARD_LOGIN, default wechat]")
        var login: String?

        func run() async throws {
            try await starting("签发") {
                ProcessLimits.prepare()
                let entries = try CompanyFile(companies).entries
                let address = try email.map { text in
                    guard let address = MailAddress(text) else {
                        throw StartFailure("邮箱地址 \(text) 有误，例如 finance@example.com。")
                    }
                    return address
                }
                let desk = try await IssuingDesk(
                    data: Setting(variable: "STEWARD_DATA").text(data, or: "data"), mail: try .fromEnvironment(),
                    entersByCode: Setting(variable: "STEWARD_LOGIN").text(login, or: "") == "activation-code")
                guard let address else { return print(try await desk.issue(for: entries).grouped) }
                let url = Setting(variable: "STEWARD_PUBLIC_URL").text(publicURL, or: "")
                try await desk.mail(entries, to: address, url: url.isEmpty ? nil : try PublicURL.checked(url))
            }
        }
    }
}
