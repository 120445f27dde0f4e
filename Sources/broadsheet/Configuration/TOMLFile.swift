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
    try self.init(text: Self.text(of: path), path: path)
  }

  /// The text of a file.
  ///
  /// - Throws: Why it cannot be read.
  static func text(of path: String) throws(Mistake) -> String {
    do throws(ReadFailure) {
      return String(decoding: try ArticleFile.read(path).bytes, as: UTF8.self)
    } catch {
      throw Mistake(file: path, line: nil, message: error.reason)
    }
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

  /// The line of a key in one of several tables of a name, `[[name]]`, or of the table itself where
  /// the key is not in it.
  func line(ofTable name: String, _ number: Int, key: String?) -> Int {
    TOMLLines.line(ofTable: name, number, key: key, in: text)
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
  /// What stands on a line.
  private enum Entry {
    /// The head of a table, or of one of several of its name, `[[name]]`.
    case table(String, isOneOfSeveral: Bool)
    case key(String)
  }

  static func lines(of text: String) -> [String: Int] {
    var lines: [String: Int] = [:]
    var table = ""
    for (line, entry) in entries(of: text) {
      switch entry {
      case .table(let name, _):
        table = name
        lines[table] = line
      case .key(let key): lines[table.isEmpty ? key : table + "." + key] = line
      }
    }
    return lines
  }

  /// The line of a key in the table that is the one with a number of those of its name.
  static func line(ofTable name: String, _ number: Int, key: String?, in text: String) -> Int {
    var (seen, isInside, head) = (-1, false, 1)
    for (line, entry) in entries(of: text) {
      switch entry {
      case .table(let table, let isOneOfSeveral):
        isInside = false
        guard table == name, isOneOfSeveral else { break }
        seen += 1
        isInside = seen == number
        if isInside { head = line }
      case .key(let found): if isInside, found == key { return line }
      }
    }
    return head
  }

  private static func entries(of text: String) -> [(line: Int, entry: Entry)] {
    var entries: [(line: Int, entry: Entry)] = []
    var openQuotes: Substring?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let isInside = openQuotes != nil
      follow(line, &openQuotes)
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      guard !isInside, let first = trimmed.first, first != "#" else { continue }
      if first == "[" {
        let name = unquoted(trimmed.drop { $0 == "[" }.prefix { $0 != "]" })
        entries.append((index + 1, .table(name, isOneOfSeveral: trimmed.hasPrefix("[["))))
      } else if let equals = trimmed.firstIndex(of: "=") {
        entries.append((index + 1, .key(unquoted(trimmed[..<equals]))))
      }
    }
    return entries
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
