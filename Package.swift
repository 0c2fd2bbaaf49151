// swift-tools-version:6.2
import PackageDescription

/// Versions are exact: there is no lock file, and a build next year must be this build.
let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdHTTP2 = Target.Dependency.product(name: "HummingbirdHTTP2", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycleTestKit = Target.Dependency.product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")

let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func ours(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: settings)
}

func system(_ name: String, _ pkgConfig: String?, _ debian: String, brew: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/CLibraries/\(name)", pkgConfig: pkgConfig,
        providers: [.apt([debian]), .brew([brew])])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", swiftSettings: settings)
}

let package = Package(
    name: "steward",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "steward", targets: ["steward"])],
    dependencies: dependencies,
    targets: [
        ours("Domain"),
        ours("Store", ["Domain", grdb]),
        ours("Sealing", ["Domain", "CCrypto"]),
        ours("Documents", ["Domain", "CExpat", "CArchive", "CXLSXWriter", "CQREncode", "CPNG"]),
        ours("Gateways", ["Domain", "Documents", "Sealing", "CurlMail", httpClient, nio, nioFoundation, nioHTTP]),
        ours("SlotAgent", ["Domain", "Sealing", httpClient, lifecycle, logging, nio, nioFoundation, nioHTTP, nioSSL]),
        ours("Publishing", ["Domain", "Documents", "Sealing"]),
        ours("Switching", ["Domain", "CProcess", logging]),
        ours("Jobs", ["Domain", "Store", lifecycle, logging]),
        ours("Workflows", ["Domain", "Store", "Sealing", "Documents", "Gateways", "Jobs", lifecycle, logging]),
        ours(
            "Web",
            [
                "Domain", "Store", "Documents", "Workflows", hummingbird, hummingbirdCore, hummingbirdHTTP2, mustache,
                httpTypes, lifecycle, logging, nio, nioSSL, nioTLS,
            ]),
        ours(
            "Simulator",
            [
                "Domain", "Documents", "Sealing", "Publishing", hummingbird, hummingbirdCore, httpClient, httpTypes,
                lifecycle, logging, nio, nioHTTPTypes, nioPosix, nioSSL,
            ]),
        .executableTarget(
            name: "steward",
            dependencies: [
                "Domain", "Store", "Sealing", "Documents", "Gateways", "Jobs", "Workflows", "Web", "Simulator",
                "SlotAgent", "Publishing", "Switching",
                arguments, lifecycle, signals, logging, hummingbird, nio, nioSSL,
            ],
            path: "Sources/steward", swiftSettings: settings),

        tests("DomainTests", ["Domain"]),
        tests("SealingTests", ["Sealing", nioSSL]),
        tests("StoreTests", ["Store", "Domain", grdb]),
        tests("JobsTests", ["Jobs", "Store", "Domain", lifecycle, lifecycleTestKit, logging, grdb]),
        tests("SwitchingTests", ["Switching", "Domain", logging]),
        tests("SlotAgentTests", ["SlotAgent", "Domain", "Sealing"]),
        tests("ArchitectureTests", []),
        tests(
            "GatewaysTests", ["Gateways", "Domain", "Sealing", hummingbird, httpTypes, logging, nio, nioPosix, nioSSL]),
        tests(
            "WorkflowsTests",
            [
                "Workflows", "Jobs", "Store", "Gateways", "Sealing", "Documents", "Domain", "Simulator", "SlotAgent",
                "Publishing",
                grdb,
                hummingbird,
                httpClient,
                lifecycle,
                logging, nio, nioHTTP,
            ]),
        tests("SystemTests", ["Documents", "Domain", "Switching", httpClient, nio, nioHTTP, grdb]),
        tests("DocumentsTests", ["Documents", "Domain"]),
        tests(
            "SimulatorTests",
            [
                "Simulator", "SlotAgent", "Publishing", "Domain", "Documents", "Sealing", hummingbird, httpClient,
                lifecycle, logging,
                nio,
                nioPosix,
                nioSSL,
            ]),
        tests("WebTests", ["Web", "Workflows", "Domain", "Store", "Documents", mustache]),

        .target(name: "CurlMail", dependencies: ["CCurl"], path: "Sources/CLibraries/CurlMail"),
        .target(name: "CProcess", path: "Sources/CLibraries/CProcess"),
        system("CCurl", "libcurl", "libcurl4-openssl-dev", brew: "curl"),
        system("CCrypto", "libcrypto", "libssl-dev", brew: "openssl@3"),
        system("CExpat", "expat", "libexpat1-dev", brew: "expat"),
        system("CArchive", "libarchive", "libarchive-dev", brew: "libarchive"),
        system("CXLSXWriter", "xlsxwriter", "libxlsxwriter-dev", brew: "libxlsxwriter"),
        system("CQREncode", "libqrencode", "libqrencode-dev", brew: "qrencode"),
        system("CPNG", "libpng", "libpng-dev", brew: "libpng"),
    ]
)
