// swift-tools-version: 6.2
import PackageDescription

/// Every module is compiled under the same strict rules; a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// Homebrew's ncurses is keg-only, so only macOS needs pkg-config to find it. On Linux pkg-config
// would add flags that the package manager refuses with a warning.
#if os(macOS)
  let ncursesPackage: String? = "ncursesw"
#else
  let ncursesPackage: String? = nil
#endif

let package = Package(
  name: "broadsheet",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "BroadsheetLibrary",
      targets: ["ArticleModel", "ArticleFormats", "ArticleLibrary"]
    ),
    // For Benchmarks/, a package of its own.
    .library(name: "BroadsheetTerminal", targets: ["Terminal"]),
    .executable(name: "broadsheet", targets: ["broadsheet"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CNcurses",
      pkgConfig: ncursesPackage,
      providers: [.apt(["libncursesw5-dev"]), .brew(["ncurses"])]
    ),
    .systemLibrary(name: "CText"),
    .systemLibrary(
      name: "CCharset",
      providers: [.apt(["libuchardet-dev"]), .brew(["uchardet"])]
    ),
    .systemLibrary(
      name: "CMarkdown",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]
    ),
    .systemLibrary(
      name: "CGumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]
    ),
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .systemLibrary(
      name: "CCompression",
      providers: [
        .apt(["zlib1g-dev", "libzstd-dev", "libminizip-dev"]), .brew(["zstd", "minizip"]),
      ]
    ),
    .systemLibrary(
      name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
    .target(name: "Terminal", dependencies: ["CText"], swiftSettings: strict),
    .target(name: "Curses", dependencies: ["CNcurses", "Terminal"], swiftSettings: strict),
    .target(name: "ArticleModel", swiftSettings: strict),
    .target(
      name: "ArticleFormats",
      dependencies: ["ArticleModel", "CCharset", "CCompression", "CGumbo", "CMarkdown", "CXML"],
      swiftSettings: strict
    ),
    .target(
      name: "ArticleLibrary",
      dependencies: [
        "ArticleModel", "ArticleFormats", "CStemmer",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .target(name: "Reader", dependencies: ["ArticleModel", "Terminal"], swiftSettings: strict),
    .executableTarget(
      name: "broadsheet",
      dependencies: [
        "Terminal", "Curses", "ArticleModel", "ArticleFormats", "ArticleLibrary", "Reader",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      exclude: ["SampleEdition"],
      swiftSettings: strict
    ),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
    .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel"], swiftSettings: strict),
    .testTarget(
      name: "ArticleFormatsTests",
      dependencies: ["ArticleFormats", "ArticleModel"],
      exclude: ["Fixtures"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ArticleLibraryTests",
      dependencies: [
        "ArticleLibrary", "ArticleModel", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ReaderTests",
      dependencies: ["Reader", "ArticleModel", "Terminal"],
      exclude: ["Screens"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "broadsheet", "Curses", "Reader", "Terminal", "ArticleLibrary", "ArticleFormats",
        "ArticleModel", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      // Built by the tests themselves, for it goes before the C library of the program.
      exclude: ["failing-calls.c"],
      swiftSettings: strict
    ),
  ],
  swiftLanguageModes: [.v6]
)
