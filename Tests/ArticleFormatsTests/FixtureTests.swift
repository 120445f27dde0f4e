import ArticleFormats
import ArticleModel
import Foundation
import Testing

/// Every shape of file that people have, with what must be read from it.
///
/// The expected parse of `Fixtures/<name>` stands beside it in `<name>.expected`; `RECORD=1` writes
/// it, and fails.
struct FixtureTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { !$0.hasSuffix(".expected") && !$0.hasPrefix(".") }.sorted()
  }()

  @Test func thereAreFixtures() {
    #expect(Self.names.count >= 25)
  }

  @Test(arguments: names) func readsEveryField(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let articles = try ArticleParser().parse(bytes, name: name)
    let actual = articles.map { describe($0) }.joined(separator: "\n=====\n")
    let file = Self.folder.appendingPathComponent(name + ".expected")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try actual.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(actual == expected)
  }

  /// A file may be cut off or damaged anywhere: something is read, or a reason given, and nothing
  /// that could steer a terminal comes through.
  @Test(arguments: names) func survivesDamage(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    var random = Generator(seed: 42)
    for round in 0..<100 {
      check(Array(bytes.prefix(bytes.count * round / 100)), name: name)
      var damaged = bytes
      for _ in 0...round {
        damaged[random.next(below: bytes.count)] = UInt8(random.next(below: 256))
      }
      check(damaged, name: name)
    }
  }

  private func check(_ bytes: [UInt8], name: String) {
    guard let articles = try? ArticleParser().parse(bytes, name: name) else { return }
    for article in articles {
      let shown = article.title + article.text + article.removed.map(\.text).joined()
      #expect(!shown.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 127 })
    }
  }

  private func describe(_ article: Article) -> String {
    var lines = [
      "format: \(article.format)", "charset: \(article.charset)", "title: \(article.title)",
      "section: \(article.section ?? "-")", "author: \(article.author ?? "-")",
      "published: \(article.published?.iso8601 ?? "-")", "source: \(article.source ?? "-")",
      "language: \(article.language ?? "-")", "image: \(article.leadImage ?? "-")",
      "tags: \(article.tags)",
    ]
    if let identifier = article.identifier { lines.append("identifier: \(identifier)") }
    if let item = article.item { lines += describe(item) }
    if let given = article.given {
      lines.append("given:\(given.isRead ? " read" : "")\(given.isStarred ? " starred" : "")")
    }
    lines.append("")
    lines += article.blocks.map { describe($0, indent: "") }
    lines += [""] + article.related.map { "related: \($0.title) <\($0.url ?? "-")>" }
    lines += article.links.map { "link: \($0.text) <\($0.url)>" }
    lines += article.removed.map {
      "removed \($0.reason.rawValue) before \($0.position): \($0.text)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func describe(_ item: FeedItem) -> [String] {
    [
      "guid: \(item.guid ?? "-")", "summary: \(item.summary ?? "-")",
      "updated: \(item.updated?.iso8601 ?? "-")", "authors: \(item.authors)",
      "enclosures: \(item.enclosures)",
    ]
  }

  private func describe(_ block: Block, indent: String) -> String {
    switch block {
    case .paragraph(let text): indent + "paragraph: " + describe(text)
    case .heading(let level, let text): indent + "heading \(level): " + describe(text)
    case .quote(let blocks):
      ([indent + "quote:"] + blocks.map { describe($0, indent: indent + "  ") })
        .joined(separator: "\n")
    case .list(let isOrdered, let start, let items):
      ([indent + (isOrdered ? "list from \(start):" : "list:")]
        + items.map { item in
          item.map { describe($0, indent: indent + "  ") }.joined(separator: "\n")
        }).joined(separator: "\n")
    case .code(_, let text): indent + "code: " + text
    case .table(let rows, _):
      ([indent + "table:"]
        + rows.map { row in
          indent + "  " + row.map(\.text).joined(separator: " | ")
        }).joined(separator: "\n")
    case .image(let source, let caption): indent + "image: \(source) \(caption.text)"
    case .rule: indent + "rule"
    }
  }

  private func describe(_ text: RichText) -> String {
    let marks = text.spans.map { span in
      let part = String(decoding: Array(text.text.utf8)[span.range], as: UTF8.self)
      return "\(span.mark)=\(part)"
    }
    return text.text + (marks.isEmpty ? "" : " {" + marks.joined(separator: ", ") + "}")
  }
}

/// Numbers that look random and are the same in every run.
struct Generator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return limit == 0 ? 0 : Int((state >> 33) % UInt64(limit))
  }
}
