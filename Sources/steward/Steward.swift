import ArgumentParser
import Switching

struct Steward: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "steward",
        abstract:
            "发票管家 (Fapiao Steward): brings a company's invoices home from the tax bureau, and proves that none is missing.",
        discussion: "Every option can also be given as an environment variable, named in brackets. An option wins.",
        version: "\(ThisProgram.current.version)",
        subcommands: [
            Serve.self, Simulate.self, ActivationCommand.self, KeyCommand.self, VerifyCommand.self,
            DiskAgentCommand.self, ReleaseCommand.self,
            UpdateCommand.self,
        ])
}
