import ArgumentParser

/// What `serve` and `simulate` share.
struct ServeOptions: ParsableArguments {
    @Option(help: "Port of the console. [STEWARD_PORT, default 8080]")
    var port: Int?

    @Option(help: "Port of the simulator in the demo. [STEWARD_SIMULATOR_PORT, default 8090]")
    var simulatorPort: Int?

    @Option(help: "Address that the servers listen on. [STEWARD_HOST, default 0.0.0.0]")
    var host: String?

    @Option(help: "Folder of the database and the key file. [STEWARD_DATA, default ./data]")
    var data: String?

    @Option(help: "Seed of the simulated invoices: the same seed, the same invoices. [STEWARD_SEED, default 2026]")
    var seed: Int?

    @Option(help: "Address by which phones and other computers reach this one. [STEWARD_LAN_ADDRESS, default: found]")
    var lanAddress: String?

    @Option(help: "Folder that holds Templates, Public and Fixtures. [STEWARD_RESOURCES, default .]")
    var resources: String?

    @Option(help: "trace, debug, info, notice, warning, error. [STEWARD_LOG_LEVEL, default info]")
    var logLevel: String?

    /// All of them, looked up and checked.
    func resolved() throws -> Resolved {
        Resolved(
            port: try Setting(variable: "STEWARD_PORT").number(port, or: 8080, in: 1...65_535),
            simulatorPort: try Setting(variable: "STEWARD_SIMULATOR_PORT").number(
                simulatorPort, or: 8090, in: 1...65_535),
            host: Setting(variable: "STEWARD_HOST").text(host, or: "0.0.0.0"),
            data: Setting(variable: "STEWARD_DATA").text(data, or: "data"),
            seed: try Setting(variable: "STEWARD_SEED").number(seed, or: 2026, in: 0...Int.max),
            lanAddress: Setting(variable: "STEWARD_LAN_ADDRESS").text(lanAddress, or: LAN.address),
            resources: Setting(variable: "STEWARD_RESOURCES").text(resources, or: "."),
            logLevel: Setting(variable: "STEWARD_LOG_LEVEL").text(logLevel, or: "info"))
    }

    struct Resolved: Sendable {
        let port: Int
        let simulatorPort: Int
        let host: String
        let data: String
        let seed: Int
        let lanAddress: String
        let resources: String
        let logLevel: String

        var consoleURL: String { "http://\(lanAddress):\(port)" }
    }
}
