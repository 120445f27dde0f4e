internal import ArticleFormats
internal import ArticleModel
internal import Reader
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The rules for sites that are written while reading, in a file of their own beside the
/// configuration.
///
/// Rules are added at its end, each with a line that says where it comes from: whatever a person
/// wrote into the file stays as it is.
final class SiteRulesFile: Sendable {
  let path: String
  /// What was written in this run, the newest last.
  private let written = Mutex<[String]>([])

  /// The file beside a configuration file, or in the reader's own folder.
  init?(configuration: String?, environment: [String: String]) {
    let folder =
      configuration.map { file in
        file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
      } ?? Folders.configuration(environment: environment)
    guard let folder else { return nil }
    path = folder + "/sites.toml"
  }

  /// The file, if it is there.
  ///
  /// - Throws: What keeps it from being read.
  func read() throws(Mistake) -> TOMLFile? {
    SharedFiles.exists(path) ? try TOMLFile(path: path) : nil
  }

  /// Adds a rule.
  ///
  /// - Returns: What is written now, for ``take(back:)``.
  /// - Throws: Why it could not be written; the file is as it was then.
  func add(_ action: String, _ selector: SiteSelector, host: String, note: String) throws(Mistake) {
    let verb = action == "keep" ? "Kept" : "Left out"
    let rule = """
      # \(verb) while reading: “\(Self.beginning(of: note))”
      [[site]]
      host = \(SavedDesks.quoted(host))
      \(action) = [\(SavedDesks.quoted(selector.text))]

      """
    let text = try text()
    // Nothing is added to a file that means something else than it says.
    _ = try TOMLFile(text: text, path: path)
    let parting = text.isEmpty || text.hasSuffix("\n\n") ? "" : text.hasSuffix("\n") ? "\n" : "\n\n"
    try write(text + parting + rule)
    written.withLock { $0.append(parting + rule) }
  }

  /// The first words of a text, on one line.
  private static func beginning(of text: String) -> String {
    var words = ""
    for word in safeLine(text).split(separator: " ") {
      guard words.count + word.count < 60 else { return words + "…" }
      words += (words.isEmpty ? "" : " ") + word
    }
    return words
  }

  /// Takes away a rule as ``add(_:_:host:note:)`` wrote it, in this run or an earlier one.
  ///
  /// - Returns: Whether there was one.
  func remove(_ action: String, _ selector: String, host: String) throws(Mistake) -> Bool {
    let text = try text()
    let rule = """
      [[site]]
      host = \(SavedDesks.quoted(host))
      \(action) = [\(SavedDesks.quoted(selector))]

      """
    guard let place = text.range(of: rule) else { return false }
    var start = place.lowerBound
    // The line that says where it comes from goes with it.
    let before = text[..<start].dropLast()
    let line = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    if before[line...].hasPrefix("# ") { start = line }
    try write(text.replacingCharacters(in: start..<place.upperBound, with: ""))
    return true
  }

  /// Takes back what was written last in this run.
  ///
  /// - Returns: Whether there was something, and it stands there still.
  func undo() throws(Mistake) -> Bool {
    guard let last = written.withLock({ $0.popLast() }) else { return false }
    let text = try text()
    guard let place = text.range(of: last) else { return false }
    try write(text.replacingCharacters(in: place, with: ""))
    return true
  }

  private func text() throws(Mistake) -> String {
    guard SharedFiles.exists(path) else {
      return "# Rules for the pages of some sites; those written while reading stand at the end.\n"
    }
    return try TOMLFile.text(of: path)
  }

  /// Writes the file anew; the old one stays until the new one is whole.
  private func write(_ text: String) throws(Mistake) {
    if let slash = path.lastIndex(of: "/") { Folders.made(String(path[..<slash])) }
    // Who keeps the configuration elsewhere has a link here, which stays one.
    let target =
      realpath(path, nil).map { resolved in
        defer { free(resolved) }
        return String(cString: resolved)
      } ?? path
    if let reason = SavedDesks.write(text, to: target) {
      throw Mistake(file: path, line: nil, message: reason)
    }
  }
}

extension String {
  /// Where a text stands first.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    firstRange(of: other)
  }

  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
