import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

/// The parts of an export's entries are no articles of their own.
struct ExportFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let entries = ["ferry", "owl"].enumerated().map { index, name in
      """
      {"id": "\(index)", "slug": "\(name)", "title": "The \(name)", "state": "Active",
       "url": "https://brindlemouth.test/\(name)", "savedAt": "2024-10-2\(9 - index)T16:30:11.000Z"}
      """
    }
    try folder.write("export/metadata_0_to_2.json", "[\(entries.joined(separator: ","))]")
    try folder.write("export/content/ferry.html", "<p>The council voted.</p>")
    try folder.write("export/highlights/ferry.md", "> The zeppelin waits.\n\nNobody knew.\n")
    // Of no entry, and in no export.
    try folder.write("export/highlights/bridge.md", "> The bridge is closed.\n")
    try folder.write("highlights/ferry.md", "# Ferries of the year\n\nThere were three.\n")
  }

  private func library() async -> Library {
    let library = Library(paths: [folder.path], marksFolder: nil)
    _ = await library.update { _ in }
    return library
  }

  @Test func theyAreJoinedToTheirEntries() async throws {
    let library = await library()
    let list = "export/metadata_0_to_2.json"
    #expect(
      library.paths().sorted() == [
        "export/highlights/bridge.md", list, list, "highlights/ferry.md",
      ])
    // Found, and shown.
    #expect(library.paths(HeadlineQuery(filter: "zeppelin")) == [list])
    let ferry = try #require(library.all().first { $0.title == "The ferry" })
    let article = try library.article(ferry.id).1
    #expect(
      article.text == """
        The council voted.

        Highlights

        The zeppelin waits.

        Nobody knew.
        """)
  }

  @Test func noLinkLeadsOutOfTheLibrary() async throws {
    let outside = try TemporaryFolder()
    try outside.write("owl.md", "> Secret.\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/export/highlights/owl.md",
      withDestinationPath: outside.path + "/owl.md")
    let library = await library()
    let owl = try #require(library.all().first { $0.title == "The owl" })
    #expect(try !library.article(owl.id).1.text.contains("Secret"))
  }
}
