internal import Reader
internal import Terminal

/// A mistake in a file that the reader wrote.
///
/// It never keeps the program from starting.
struct Mistake: Error, Equatable, CustomStringConvertible {
  var file: String
  /// The line, counted from 1, where it is known.
  var line: Int?
  /// What is wrong and what would be right.
  var message: String

  var description: String { description(file: file) }

  private func description(file: String) -> String {
    "\(file):\(line.map { "\($0): " } ?? " ")\(message)"
  }

  /// The first of some mistakes in one line of `columns`, and how many more there are.
  ///
  /// What is cut where there is no room is first the folder and then the message, never the file
  /// and the line.
  static func summary(_ mistakes: [Mistake], home: String?, columns width: Int) -> String? {
    guard let first = mistakes.first else { return nil }
    let more = mistakes.count == 1 ? "" : " · \(mistakes.count - 1) more: broadsheet check"
    let room = width - columns(of: more)
    let file = first.file
    let shown = home.flatMap { home in
      !home.isEmpty && file.hasPrefix(home + "/") ? "~" + file.dropFirst(home.count) : nil
    }
    let line = first.description(file: shown ?? file)
    if columns(of: line) <= room { return line + more }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return truncate(first.description(file: name), columns: room) + more
  }
}

extension [Mistake] {
  /// As they stand in their file; those without a line first.
  var inOrderOfLines: [Mistake] {
    sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }
}

/// The word of `known` that was probably meant by `word`, to be named in a message.
func suggestion(for word: String, among known: some Sequence<String>) -> String {
  closest(to: word, among: Array(known)).map { "; did you mean \($0)?" } ?? ""
}
