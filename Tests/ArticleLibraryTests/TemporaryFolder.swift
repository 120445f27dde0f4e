import ArticleLibrary
import ArticleModel
import Foundation

/// A folder of its own for a test, which goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/broadsheet-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ text: String) throws {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// Writes a capture of a page of `day` October 2025.
  func capture(
    _ name: String, title: String, day: Int, body: String = "A paragraph of its own.",
    related: [String] = []
  ) throws {
    let source = "Source: https://post.example/2025/10/\(day)/\(name)"
    let blocks = ["\(title) | Coast", body, source] + related + ["Leave a Reply"]
    try write(name + ".txt", blocks.joined(separator: "\n\n"))
  }

  /// A library of this folder, scanned.
  func library(marks: String? = nil) async -> Library {
    let library = Library(paths: [path], marksFolder: marks)
    _ = await library.update { _ in }
    return library
  }
}

extension Library {
  /// All headlines of a query.
  func all(_ query: HeadlineQuery = HeadlineQuery()) -> [Headline] {
    headlines(query, range: 0..<100_000, anchor: nil, centersOnAnchor: false).headlines
  }
}
