// swift-tools-version: 6.2
import PackageDescription

/// Every room obeys the same house rules.
let houseRules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room of the house, or a hall of its tests. Arrows only go down: a room lists rooms of lower floors.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: houseRules)
}

func tests(
    of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: exclude,
        resources: resources, swiftSettings: houseRules)
}

func library(_ name: String, links: [String]) -> Target {
    .target(name: name, linkerSettings: links.map { .linkedLibrary($0) })
}

/// How a program is linked that is shipped: loading it is most of its start (P01). With what Resources/build finds linked
/// in, relative relocations packed, and no symbol exported, for none is looked up in it. Its place stays random (PIE).
let shipped: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-use-ld=lld", "-L", "\(Context.packageDirectory)/.build/linked-in",
            "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic",
            "-Xclang-linker", "-static-libgcc",
        ], .when(platforms: [.linux], configuration: .release))
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypesHTTP1 = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "FirstLogin",
    products: [
        .executable(name: "firstlogin", targets: ["firstlogin"]),
        .library(name: "FlowEngine", targets: ["FlowEngine"]),
        .library(name: "OneTimeCodes", targets: ["OneTimeCodes"]),
        .library(name: "Passkeys", targets: ["Passkeys"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: C libraries, the world outside, what people write, the printed manual.
        library("COpenSSL", links: ["crypto"]),
        library("CSodium", links: ["sodium"]),
        library("CQRencode", links: []),
        library("CPNG", links: ["png", "z"]),
        library("CCurl", links: []),
        library("CNCurses", links: ["ncursesw", "tinfo"]),
        .target(name: "CEmbeddedFiles"),
        .target(name: "CWideText"),
        .target(name: "CClock"),
        room("World"),
        room("TypedInput"),
        room("Content", ["CEmbeddedFiles"]),

        // Floor 1
        room("Secrets", ["World", "TypedInput", "COpenSSL", "CSodium"]),
        room("FlowEngine", ["Content"]),

        // Floor 2
        room("TextUI", ["Secrets", "TypedInput", "CWideText"]),
        room("OneTimeCodes", ["World", "Secrets", "CQRencode", "CPNG"]),
        room("Passkeys", ["World", "Secrets", "COpenSSL"]),
        room("Mail", ["World", "TypedInput", "CCurl"]),
        room("CredentialStore", ["World", "TypedInput", "Content", "Secrets", "FlowEngine"]),
        room("SQLiteStore", ["CredentialStore", "World", "TypedInput", "Content", "FlowEngine", grdb]),

        // Floor 3
        room(
            "Accounts",
            [
                "CredentialStore", "FlowEngine", "Mail", "Content", "OneTimeCodes", "Passkeys", "Secrets", "World",
                "TypedInput",
            ]),

        // Floor 4
        room("Curses", ["TextUI", "Secrets", "CNCurses"]),
        room(
            "Screens",
            [
                "Accounts", "TextUI", "CredentialStore", "FlowEngine", "Content", "OneTimeCodes", "Secrets", "World",
                "TypedInput",
            ]),
        room(
            "Companion",
            [
                "Accounts", "CredentialStore", "FlowEngine", "Content", "OneTimeCodes", "Secrets", "World",
                "TypedInput",
                hummingbird, hummingbirdCore,
                hummingbirdTLS, httpTypes, logging, mustache, nioCore, nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1,
                nioPosix, nioSSL, serviceLifecycle,
            ]),
        room("Office", ["Accounts", "CredentialStore", "Content", "Secrets", "World", "TypedInput"]),
        room("Backup", ["Accounts", "SQLiteStore", "CredentialStore", "Secrets", "World", "TypedInput"]),

        // Floor 5
        room(
            "Wizard",
            [
                "Screens", "Curses", "Accounts", "CredentialStore", "TextUI", "FlowEngine", "Content", "Secrets",
                "World", "TypedInput",
            ]),
        room(
            "Demo",
            [
                "Screens", "Accounts", "CredentialStore", "TextUI", "FlowEngine", "Mail", "Content",
                "OneTimeCodes", "Secrets", "World", "TypedInput",
            ]),

        room(
            "Settings",
            [
                "Companion", "Curses", "Accounts", "CredentialStore", "Mail", "OneTimeCodes", "Passkeys", "Secrets",
                "TextUI",
                "FlowEngine", "TypedInput", "Content", configuration,
            ]),

        // Floor 6
        .executableTarget(
            name: "firstlogin",
            dependencies: [
                "Wizard", "Demo", "Settings", "Companion", "Backup", "Office", "Screens", "Curses", "Accounts",
                "SQLiteStore", "CredentialStore", "Mail", "FlowEngine",
                "Content", "OneTimeCodes", "Secrets", "TextUI", "World", "TypedInput", "CClock", arguments, logging,
            ],
            swiftSettings: houseRules, linkerSettings: shipped),

        tests(of: "World"),
        tests(
            of: "Backup",
            ["Accounts", "Content", "CredentialStore", "SQLiteStore", "Secrets", "TestAccounts", "TypedInput", "World"]),
        tests(of: "Content", ["Shell"]),
        tests(of: "FlowEngine", ["Content"], exclude: ["Goldens"]),
        tests(
            of: "Wizard",
            [
                "SoftAuthenticator", "Demo", "Journeys", "SQLiteStore", "Screens", "Accounts", "CredentialStore",
                "TextUI", "FlowEngine", "Mail", "Content", "TestMailServer", "TestAccounts",
                "OneTimeCodes", "Secrets", "World", "TypedInput",
            ], exclude: ["Goldens"]),
        // Files that say page after page what a member answers.
        .target(
            name: "Journeys", dependencies: ["Demo", "FlowEngine"], path: "Tests/Journeys", exclude: ["Files"],
            swiftSettings: houseRules),
        .target(name: "VectorFile", path: "Tests/VectorFile", swiftSettings: houseRules),
        .target(name: "Shell", path: "Tests/Shell", swiftSettings: houseRules),
        // Files spoiled by a chance that repeats.
        .target(name: "Fuzz", dependencies: ["World"], path: "Tests/Fuzz", swiftSettings: houseRules),
        .testTarget(
            name: "RobotTests", dependencies: ["Content", "Demo", "FlowEngine", "Journeys", "Shell", "TestMailServer"],
            exclude: ["Browser"], swiftSettings: houseRules),
        tests(of: "TypedInput", ["VectorFile"], exclude: ["Vectors"]),
        tests(of: "Secrets", ["VectorFile", "World", "CSodium"], exclude: ["Vectors"]),
        tests(of: "OneTimeCodes", ["VectorFile", "World", "Secrets", "TypedInput"], exclude: ["Vectors"]),
        tests(
            of: "Passkeys", ["VectorFile", "SoftAuthenticator", "World", "Secrets", "COpenSSL"], exclude: ["Vectors"]),
        // A phone in software, for whatever needs answers to WebAuthn's questions.
        .target(
            name: "SoftAuthenticator", dependencies: ["COpenSSL", "Passkeys", "Secrets"],
            path: "Tests/SoftAuthenticator", swiftSettings: houseRules),
        tests(of: "Mail", ["VectorFile", "World", "TypedInput", "TestMailServer"], exclude: ["Vectors"]),
        // A real mail server, for tests.
        .target(
            name: "TestMailServer", path: "Tests/TestMailServer", resources: [.copy("Servers")],
            swiftSettings: houseRules),
        // A real portal on a clock that tests move, and members who ask it what screens would ask.
        .target(
            name: "TestAccounts",
            dependencies: [
                "Accounts", "Demo", "SQLiteStore", "CredentialStore", "FlowEngine", "Mail", "Content", "OneTimeCodes",
                "Secrets", "World", "TypedInput",
            ], path: "Tests/TestAccounts", swiftSettings: houseRules),
        tests(
            of: "Accounts",
            [
                "CredentialStore", "FlowEngine", "KillWalker", "Mail", "Content", "OneTimeCodes", "Passkeys",
                "SQLiteStore", "Secrets", "Shell", "SoftAuthenticator", "TestMailServer", "TestAccounts", "World",
                "TypedInput", grdb,
            ]),
        tests(
            of: "Companion",
            [
                "CredentialStore", "FlowEngine", "Fuzz", "Mail", "Content", "Accounts", "SQLiteStore", "Secrets",
                "SoftAuthenticator", "TestAccounts", "VectorFile", "World", httpTypes, hummingbird,
            ], exclude: ["Vectors"]),
        // Members at random before a portal, to be killed.
        .executableTarget(
            name: "KillWalker", dependencies: ["TestAccounts", "World"], path: "Tests/KillWalker",
            swiftSettings: houseRules),
        tests(
            of: "Office",
            [
                "CredentialStore", "FlowEngine", "Fuzz", "Content", "Accounts", "SQLiteStore", "Secrets",
                "TestAccounts",
                "World", "TypedInput",
            ]),
        tests(
            of: "Settings",
            ["Companion", "CredentialStore", "FlowEngine", "Fuzz", "Mail", "Passkeys", "Accounts", "Secrets", "World"]),
        tests(of: "firstlogin", ["Settings", "Shell"]),
        tests(
            of: "CredentialStore", ["VectorFile", "FlowEngine", "Content", "World", "TypedInput"], exclude: ["Vectors"]),
        tests(
            of: "SQLiteStore",
            ["CredentialStore", "FlowEngine", "Content", "StoreContract", "World", "TypedInput", grdb],
            exclude: ["Fixtures"]),
        // What every store must do, as a value that any store's tests run.
        .target(
            name: "StoreContract", dependencies: ["CredentialStore", "FlowEngine", "Content", "World", "TypedInput"],
            path: "Tests/StoreContract", swiftSettings: houseRules),
        tests(of: "TextUI", ["Secrets", "DrawnPages"], exclude: ["Vectors"], resources: [.copy("Goldens")]),
        tests(of: "Curses", ["Shell", "TextUI", "DrawnPages", "CursesProbe"]),
        // Pages of the drawings, and a program that shows them on a real terminal: for tests and pictures only.
        .target(
            name: "DrawnPages", dependencies: ["TextUI"], path: "Tests/DrawnPages", swiftSettings: houseRules),
        .executableTarget(
            name: "CursesProbe", dependencies: ["Curses", "TextUI", "Secrets", "DrawnPages"],
            path: "Tests/CursesProbe",
            swiftSettings: houseRules),
        // Every parser before libFuzzer (S33); Resources/fuzz builds it with libFuzzer in it.
        .target(name: "CFuzzer", path: "Tests/CFuzzer"),
        .executableTarget(
            name: "Fuzzer",
            dependencies: [
                "CFuzzer", "CredentialStore", "firstlogin", "Content", "Office", "Passkeys", "Secrets", "TextUI",
                "TypedInput",
                hummingbird,
            ],
            path: "Tests/Fuzzer", exclude: ["Corpus"], swiftSettings: houseRules),
        // What Resources/bench measures inside a process.
        .executableTarget(
            name: "LoginBench",
            dependencies: [
                "CSodium", "CredentialStore", "FlowEngine", "OneTimeCodes", "Accounts", "Secrets", "TextUI",
                "TestAccounts", "World", "TypedInput",
            ], path: "Tests/LoginBench", swiftSettings: houseRules, linkerSettings: shipped),
        // What Resources/bench starts other programs from.
        .executableTarget(name: "SmallParent", path: "Tests/SmallParent"),
    ]
)
