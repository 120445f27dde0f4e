internal import ArticleModel
internal import Terminal

/// A line that is being typed at the bottom of the screen.
struct Prompt: Equatable {
  /// What the line is for.
  enum Purpose: Equatable {
    /// Narrows the list; what it showed before comes back on Esc, and the pane that had the keyboard.
    case filter(before: HeadlineQuery, selected: ArticleID?, from: PaneName)
    /// Finds words in the story; the place and the search before come back on Esc.
    case find(before: Anchor, String?)
    case command
    /// Names a tag for a story.
    case tag(ArticleID)
    /// Narrows the open overlay.
    case overlay
  }

  let purpose: Purpose
  /// What was typed.
  private(set) var text: String
  /// How many characters stand before the cursor.
  private(set) var cursor: Int

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    self.text = text
    cursor = text.count
  }

  /// What stands before the typed text.
  var sign: String {
    switch purpose {
    case .command: ":"
    case .tag: "#"
    case .filter, .find, .overlay: "/"
    }
  }

  /// Whether there are ways to go on from what was typed.
  var hasCompletions: Bool {
    switch purpose {
    case .command, .tag: true
    case .filter, .find, .overlay: false
    }
  }

  /// Puts `text` in place of what was typed.
  mutating func replace(with text: String) {
    self.text = text
    cursor = text.count
  }

  /// Types `text`, of which control characters are left out.
  mutating func insert(_ text: String) {
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }))
    guard !clean.isEmpty, self.text.utf8.count + clean.utf8.count <= Self.longest else { return }
    let before = self.text.prefix(cursor)
    let after = self.text.dropFirst(cursor)
    cursor = before.count + clean.count
    self.text = before + clean + after
    cursor = min(cursor, self.text.count)
  }

  /// The most bytes that can be typed.
  private static let longest = 1000

  /// Edits the line as readline does; `false` where the key is not for editing.
  mutating func edit(_ key: Key) -> Bool {
    switch (key.code, key.modifiers) {
    case (.character(let scalar), []): insert(String(Character(scalar)))
    case (.backspace, _), (.character("h"), .control): deleteBefore(1)
    case (.delete, _):
      if cursor < text.count {
        cursor += 1
        deleteBefore(1)
      }
    case (.left, _), (.character("b"), .control): cursor = max(0, cursor - 1)
    case (.right, _), (.character("f"), .control): cursor = min(text.count, cursor + 1)
    case (.home, _), (.character("a"), .control): cursor = 0
    case (.end, _), (.character("e"), .control): cursor = text.count
    case (.character("u"), .control): deleteBefore(cursor)
    case (.character("k"), .control): text = String(text.prefix(cursor))
    case (.character("w"), .control):
      let before = text.prefix(cursor)
      let kept = before.reversed().drop { $0 == " " }.drop { $0 != " " }
      deleteBefore(before.count - kept.count)
    default: return false
    }
    return true
  }

  private mutating func deleteBefore(_ count: Int) {
    let count = min(count, cursor)
    text = String(text.prefix(cursor - count) + text.dropFirst(cursor))
    cursor -= count
  }
}
