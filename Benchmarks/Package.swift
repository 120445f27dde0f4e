// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "broadsheet", path: "..")],
  targets: [
    .executableTarget(
      name: "TerminalBenchmarks",
      dependencies: [.product(name: "BroadsheetTerminal", package: "broadsheet")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    .executableTarget(
      name: "FormatBenchmarks",
      dependencies: [.product(name: "BroadsheetLibrary", package: "broadsheet")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
    .executableTarget(
      name: "LibraryBenchmarks",
      dependencies: [.product(name: "BroadsheetLibrary", package: "broadsheet")],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
  ],
  swiftLanguageModes: [.v6]
)
