internal import ArticleLibrary
internal import ArticleModel
internal import TOMLKit

/// A TOML file with the lines of its keys, which the parser does not tell.
struct TOMLFile {
  let path: String
  let root: TOMLTable
  private let text: String

  /// Reads and parses a file.
  ///
  /// - Throws: A mistake that names the line where the file is no TOML.
  init(path: String) throws(Mistake) {
    let bytes: [UInt8]
    do throws(ReadFailure) {
      bytes = try ArticleFile.read(path).bytes
    } catch {
      throw Mistake(file: path, line: nil, message: error.reason)
    }
    try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
  }

  /// Parses the text of a file.
  init(text: String, path: String) throws(Mistake) {
    self.path = path
    self.text = text
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let message = error.description.prefix(1).lowercased() + error.description.dropFirst()
      throw Mistake(file: path, line: error.source.begin.line, message: message)
    } catch {
      throw Mistake(file: path, line: nil, message: "\(error)")
    }
  }

  /// A mistake at a key, which is written with its table: `layout.hide`.
  func mistake(at key: String, _ message: String) -> Mistake {
    // Found only now: most files have no mistake, and the first screen waits for one of them.
    let lines = TOMLLines.lines(of: text)
    return Mistake(file: path, line: Self.line(of: key, in: lines), message: message)
  }

  /// The keys of a table as they stand in the file: the parser sorts them by name.
  func inOrderOfLines(_ keys: [String], of table: String) -> [String] {
    let lines = TOMLLines.lines(of: text)
    return keys.map { ($0, Self.line(of: table + "." + $0, in: lines) ?? 0) }
      .sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// The line of a key, or of its table where that stands on one line.
  private static func line(of key: String, in lines: [String: Int]) -> Int? {
    lines[TOMLLines.unquoted(key[...])]
      ?? key.lastIndex(of: ".").flatMap { lines[String(key[..<$0])] }
  }
}

/// Finds the line of each key in a TOML text.
enum TOMLLines {
  static func lines(of text: String) -> [String: Int] {
    var lines: [String: Int] = [:]
    var table = ""
    var openQuotes: Substring?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let isInside = openQuotes != nil
      follow(line, &openQuotes)
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      guard !isInside, let first = trimmed.first, first != "#" else { continue }
      if first == "[" {
        table = unquoted(trimmed.drop { $0 == "[" }.prefix { $0 != "]" })
        lines[table] = index + 1
      } else if let equals = trimmed.firstIndex(of: "=") {
        let key = unquoted(trimmed[..<equals])
        lines[table.isEmpty ? key : table + "." + key] = index + 1
      }
    }
    return lines
  }

  /// Follows texts that go over several lines: keys inside them are none.
  private static func follow(_ line: Substring, _ open: inout Substring?) {
    for quotes in ["\"\"\"", "'''"] as [Substring] where open == nil || open == quotes {
      let count = line.ranges(of: quotes).count
      guard count % 2 == 1 else { continue }
      open = open == nil ? quotes : nil
      return
    }
  }

  /// A key as it stands in the table of lines: without quotes and blanks.
  static func unquoted(_ key: Substring) -> String {
    key.filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" }
  }
}
