import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

/// Whatever becomes of the files of the index, the library starts, and the marks are there.
struct IndexDamageTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder
  private let titles = ["Owl Stops Play", "Gulls Return", "Bakers Strike", "Café Reopens"]

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    try folder.story("a.txt", "Gulls Return", body: "The harbour was loud again.", day: 3)
    try folder.story("b.txt", "Bakers Strike", body: "No bread before noon.", day: 2)
    try folder.story("news/c.txt", "Café Reopens", body: "東京都で夏が始まった。", day: 1)
  }

  private func library(_ cache: String) -> Library {
    Library(
      paths: [folder.path], marksFolder: home.path + "/data", stateFolder: home.path + "/state",
      cacheFolder: home.path + "/" + cache)
  }

  private func libraryFolder(_ cache: String) throws -> String {
    let libraries = home.path + "/" + cache + "/libraries"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: libraries).first)
    return "\(libraries)/\(name)"
  }

  /// An index as a program leaves it that is killed: with the log that is not in the database yet.
  private func writeIndex() async throws {
    _ = await library("whole").update { _ in }
    let first = library("whole")
    _ = await first.update { _ in }
    try first.mark([
      MarkChange(first.id("a.txt"), .read, true), MarkChange(first.id("b.txt"), .tag("x"), true),
    ])
    try folder.story("d.txt", "Owl Stops Play", body: "An owl sat on the wicket.", day: 9)
    _ = await first.update { _ in }
    try FileManager.default.copyItem(
      atPath: home.path + "/whole", toPath: home.path + "/damaged")
  }

  private func damage(_ path: String, _ all: [String], _ random: inout SeededGenerator) throws {
    var bytes = [UInt8](FileManager.default.contents(atPath: path) ?? Data())
    switch Int.random(in: 0..<9, using: &random) {
    case 0: bytes = []
    case 1: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    case 2:
      guard !bytes.isEmpty else { return }
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1 << UInt8.random(in: 0..<8, using: &random)
    case 3, 4:
      for _ in 0..<20 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
    case 5:
      let start = Int.random(in: 0...bytes.count, using: &random)
      for index in bytes[start...].indices.prefix(4096) { bytes[index] = 0 }
    case 8:
      try FileManager.default.removeItem(atPath: path)
      return try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false)
    case 6: bytes = Array(String(repeating: "This is something else.\n", count: 300).utf8)
    default:
      let other = all.randomElement(using: &random) ?? path
      bytes = [UInt8](FileManager.default.contents(atPath: other) ?? Data())
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func check(_ library: Library, _ comment: Comment) {
    let all = library.all()
    #expect(all.map(\.path) == ["d.txt", "a.txt", "b.txt", "news/c.txt"], comment)
    #expect(all.map(\.isRead) == [false, true, false, false], comment)
    #expect(all.first { $0.path == "b.txt" }.map { library.tags(of: $0.id) } == ["x"], comment)
    #expect(library.paths(HeadlineQuery(filter: "is:read")) == ["a.txt"], comment)
    // These come from the columns beside the database.
    let unread = all.filter { !$0.isRead }.map(\.id)
    #expect(library.unreadArticles(HeadlineQuery()) == unread, comment)
  }

  @Test(arguments: 0..<Rounds.count(60))
  func damageNeverKeepsItFromStarting(seed: Int) async throws {
    try await writeIndex()
    var random = SeededGenerator(seed)
    let damaged = try libraryFolder("damaged")
    let names = try FileManager.default.contentsOfDirectory(atPath: damaged).sorted()
    #expect(names.contains("index.sqlite-wal") && names.contains("catalogue.packed"))
    let files = names.map { damaged + "/" + $0 }
    let count = Int.random(in: 1...3, using: &random)
    let chosen = files.shuffled(using: &random).prefix(count)
    for path in chosen { try damage(path, files, &random) }
    let comment = Comment(
      rawValue: chosen.map { String($0.split(separator: "/").last ?? "") }.joined(separator: ", "))
    let again = library("damaged")
    let progress = await again.update { _ in }
    for filter in ["", "gulls", "bread OR harbour", "is:unread"] {
      _ = again.all(HeadlineQuery(filter: filter))
    }
    // What is set aside is said to be, and the other way round.
    let isAside = FileManager.default.fileExists(atPath: damaged + "/index.sqlite.damaged")
    let isSaid = progress.notice?.contains("the old one is kept as") == true
    #expect(isAside == isSaid, comment)
    let third = library("damaged")
    let last = await third.update { _ in }
    // Damage in what nobody asked for until then is found only now.
    #expect(last.isKept, "\(comment): \(last.notice ?? "")")
    check(third, comment)
    for (word, path) in [("harbour", "a.txt"), ("bread", "b.txt"), ("wicket", "d.txt")] {
      #expect(third.paths(HeadlineQuery(filter: word)) == [path], comment)
    }
  }
}
