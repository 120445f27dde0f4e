import ArticleLibrary
import ArticleModel
import Foundation

/// A folder that is gone when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("broadsheet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and the folders that it needs.
  ///
  /// `day` is when it was changed, counted from 1970.
  func write(_ name: String, _ text: String, day: Int? = nil) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    if let day {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: url.path)
    }
  }

  /// Writes a story with a headline and a few words.
  func story(_ name: String, _ title: String, body: String = "Nothing else happened.", day: Int = 1)
    throws
  {
    try write(name, "\(title)\n\n\(body)\n", day: day)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// Makes all folders look as if nothing had happened in them for long.
  func age() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path).map { path + "/" + $0 }
    for name in [path] + names where try isFolder(name) {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 86_400)], ofItemAtPath: name)
    }
  }

  private func isFolder(_ name: String) throws -> Bool {
    let type = try FileManager.default.attributesOfItem(atPath: name)[.type]
    return type as? FileAttributeType == .typeDirectory
  }

  func contents(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// A library of this folder alone, read to the end.
  func library(marks: String? = nil) async -> Library {
    let library = Library(paths: [path], marksFolder: marks)
    _ = await library.update { _ in }
    return library
  }
}

extension Library {
  /// The whole list of a query.
  func all(_ query: HeadlineQuery = HeadlineQuery()) -> [Headline] {
    headlines(query, range: 0..<1_000_000, anchor: nil, centersOnAnchor: false).headlines
  }

  func paths(_ query: HeadlineQuery = HeadlineQuery()) -> [String] { all(query).map(\.path) }

  /// The identifier of the article in a file.
  func id(_ path: String) -> ArticleID {
    all().first { $0.path == path }?.id ?? ArticleID(rawValue: 0)
  }
}
