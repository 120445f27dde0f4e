/// What helps with the line that is typed after `:`: the lines before, and the choice among those
/// that complete it.
struct CommandLine: Equatable {
  /// The lines that were run, the newest last.
  private(set) var history: [String] = []
  /// Which of them stands in the line, if one does.
  private(set) var recalled: Int?
  /// What was typed by hand while one of its completions stands in the line.
  private(set) var typed: String?
  /// The completion that stands in the line.
  private(set) var choice: Int?

  private static let longest = 200

  /// Forgets recall and choice: something was typed by hand.
  mutating func begin() {
    recalled = nil
    typed = nil
    choice = nil
  }

  /// Notes a line that is run.
  mutating func remember(_ line: String) {
    begin()
    guard !line.isEmpty else { return }
    history.removeAll { $0 == line }
    history.append(line)
    if history.count > Self.longest { history.removeFirst() }
  }

  /// Chooses another of `count` completions of `text`; one alone is as good as typed.
  mutating func choose(by distance: Int, of count: Int, for text: String) -> Int {
    let first = distance > 0 ? 0 : count - 1
    let next = choice.map { ($0 + distance + count) % count } ?? first
    if count == 1 {
      begin()
    } else {
      typed = typed ?? text
      choice = next
    }
    return next
  }

  /// The line before the one that stands there, or behind it; `nil` at the end.
  mutating func recall(earlier: Bool) -> String? {
    let next = (recalled ?? history.count) + (earlier ? -1 : 1)
    guard history.indices.contains(next) else {
      if !earlier { recalled = nil }
      return earlier ? recalled.map { history[$0] } : nil
    }
    recalled = next
    return history[next]
  }
}
