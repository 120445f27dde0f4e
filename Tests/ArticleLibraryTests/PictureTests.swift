import ArticleLibrary
import ArticleModel
import Foundation
import Testing

/// Pictures that lie beside a page or in it are found, and nothing outside the library is.
struct PictureTests {
  private let folder: TemporaryFolder
  private let elsewhere: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    elsewhere = try TemporaryFolder()
  }

  private func page(_ pictures: String) -> String {
    """
    <html><head><title>Ferry stays</title><link rel="canonical" href="https://post.test/a/ferry"></head>
    <body><article><h1>Ferry stays</h1>
    <p>The council of the town voted on Monday to keep the night ferry, which nobody expected.</p>
    \(pictures)
    <p>The ferry carries nurses and bakers who have no other way to cross before the morning.</p>
    </article></body></html>
    """
  }

  private func found(_ pictures: String) async throws -> [FoundPicture] {
    try folder.write("pages/ferry.html", page(pictures))
    let library = await folder.library()
    let id = library.id("pages/ferry.html")
    return library.pictures(of: try library.article(id).1, id: id)
  }

  @Test func thoseInTheFolderOfThePageAreFound() async throws {
    try folder.write("pages/ferry_files/quay.jpg", "quay")
    try folder.write("map 1.png", "map")
    let pictures = try await found(
      """
      <img src="./ferry_files/quay.jpg"><img src="../map%201.png"><img src="gone.jpg">
      <img src="https://post.test/web.jpg">
      """)
    #expect(
      pictures.map(\.place) == [.file("pages/ferry_files/quay.jpg"), .file("map 1.png"), .missing])
    // The block has the whole address.
    #expect(pictures.first?.source == "https://post.test/a/ferry_files/quay.jpg")
    let library = await folder.library()
    #expect(
      try library.bytes(of: pictures[0], id: library.id("pages/ferry.html")) == Array("quay".utf8))
  }

  @Test func thoseInThePageAreFound() async throws {
    let bytes = (0..<4000).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let other = bytes.reversed().map { $0 }
    let pictures = try await found(
      [bytes, other].map {
        "<p><img src=\"data:image/png;base64,\(Data($0).base64EncodedString())\"></p>"
      }.joined())
    #expect(
      pictures.map(\.place) == Array(repeating: .embedded(type: "image/png", bytes: 4000), count: 2)
    )
    #expect(Set(pictures.map(\.source)).count == 2)
    let library = await folder.library()
    #expect(try library.bytes(of: pictures[1], id: library.id("pages/ferry.html")) == other)
  }

  @Test func nothingOutsideTheLibraryIs() async throws {
    try elsewhere.write("secret.jpg", "secret")
    try folder.write("pages/ferry.html", "")
    try folder.link("pages/out.jpg", to: elsewhere.path + "/secret.jpg")
    try folder.write("pages/folder.jpg/inner.txt", "no picture")
    let name = try #require(elsewhere.path.split(separator: "/").last)
    let pictures = try await found(
      """
      <img src="../../\(name)/secret.jpg"><img src="file://\(elsewhere.path)/secret.jpg">
      <img src="out.jpg"><img src="folder.jpg"><img src="/secret.jpg">
      """)
    #expect(pictures.count >= 4)
    #expect(pictures.allSatisfy { $0.place == .missing })
    let library = await folder.library()
    let id = library.id("pages/ferry.html")
    #expect(throws: ReadFailure.self) {
      try library.bytes(of: FoundPicture(source: "", place: .file("pages/out.jpg")), id: id)
    }
  }
}
