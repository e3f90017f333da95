// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let strictC: [CSetting] = [
  .treatAllWarnings(as: .error)
]

let package = Package(
  name: "ganscope",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GANEngine", targets: ["GANEngine"]),
    .library(name: "RunStore", targets: ["RunStore"]),
    .library(name: "TextUI", targets: ["TextUI"]),
    .executable(name: "ganscope", targets: ["ganscope"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(
      name: "CCompute", cSettings: strictC + [.headerSearchPath(".")],
      linkerSettings: [.linkedLibrary("dnnl")]),
    .target(
      name: "CTerminal", cSettings: strictC + [.headerSearchPath(".")],
      linkerSettings: [.linkedLibrary("ncursesw")]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .target(name: "CAssets", cSettings: strictC),
    .target(
      name: "Assets", dependencies: ["CAssets"], path: "Assets",
      exclude: [
        "digits.strokes", "ganscope.svg", "judge.safetensors", "judge-reference.safetensors",
      ],
      swiftSettings: strict),
    .target(
      name: "GANEngine",
      dependencies: [
        "CCompute", "CCrypto", "CZlib", "Assets",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "RunStore",
      dependencies: [
        "GANEngine", "CPNG", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Generated/README.md", "Generated/onnx.proto", "Generated/tensorboard.proto"],
      swiftSettings: strict),
    .target(name: "TextUI", swiftSettings: strict),
    .target(name: "Dashboard", dependencies: ["GANEngine", "TextUI"], swiftSettings: strict),
    .executableTarget(
      name: "ganscope",
      dependencies: [
        "CTerminal", "Dashboard", "RunStore", "GANEngine", "TextUI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["GANEngine"], path: "Tests/Support", swiftSettings: strict
    ),
    .target(
      name: "CComputeSupport", dependencies: ["CCompute"], path: "Tests/CComputeSupport",
      cSettings: strictC + [.headerSearchPath("../../Sources/CCompute")]),
    .testTarget(
      name: "CComputeTests", dependencies: ["CCompute", "CComputeSupport"], swiftSettings: strict),
    .testTarget(name: "CTerminalTests", dependencies: ["CTerminal"], swiftSettings: strict),
    .testTarget(
      name: "GANEngineTests",
      dependencies: [
        "GANEngine", "CCompute", "CZlib", "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "RunStoreTests",
      dependencies: [
        "RunStore", "GANEngine", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      swiftSettings: strict),
    .testTarget(name: "TextUITests", dependencies: ["TextUI"], swiftSettings: strict),
    .testTarget(
      name: "DashboardTests", dependencies: ["Dashboard", "GANEngine", "TextUI"],
      swiftSettings: strict),
    .testTarget(
      name: "ganscopeTests",
      dependencies: [
        "ganscope", "Dashboard", "RunStore", "GANEngine", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("EarlierRuns")], swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
