import ArgumentParser

/// How much of the download engine's work is done at once.
struct WorkOptions: ParsableArguments {
    @Option(
        help: """
            How many jobs are carried out at once, at most 16 of one account. [STEWARD_WORKERS, default 64]
            """)
    var workers: Int?

    @Option(
        help: """
            What the tax bureau allows one account in a second; requests are spaced at 96 % of it, however many jobs \
            there are. [STEWARD_TAX_BUREAU_REQUESTS_PER_SECOND, default 40]
            """)
    var requestsPerSecond: Int?

    @Option(
        help: """
            What 增值税发票综合服务平台 allows one disk in a second. \
            [STEWARD_DISK_PLATFORM_REQUESTS_PER_SECOND, default 15]
            """)
    var diskRequestsPerSecond: Int?

    @Option(
        help: """
            How many requests to the tax bureau may be under way at once, of all accounts. [STEWARD_IN_FLIGHT, \
            default 64]
            """)
    var inFlight: Int?

    struct Resolved: Sendable {
        let workers: Int
        let requestsPerSecond: Int
        let diskRequestsPerSecond: Int
        let inFlight: Int
    }

    func resolved() throws -> Resolved {
        Resolved(
            workers: try Setting(variable: "STEWARD_WORKERS").number(workers, or: 64, in: 1...1000),
            requestsPerSecond: try Setting(variable: "STEWARD_TAX_BUREAU_REQUESTS_PER_SECOND").number(
                requestsPerSecond, or: 40, in: 1...1000),
            diskRequestsPerSecond: try Setting(variable: "STEWARD_DISK_PLATFORM_REQUESTS_PER_SECOND").number(
                diskRequestsPerSecond, or: 15, in: 1...1000),
            inFlight: try Setting(variable: "STEWARD_IN_FLIGHT").number(inFlight, or: 64, in: 1...256))
    }
}
