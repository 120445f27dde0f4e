internal import ArticleModel

/// Text with the role of each stretch, and the numbers of its links behind them.
struct StyledText: Equatable {
  /// A role of a stretch, by UTF-8 offsets into the text.
  struct Run: Equatable {
    var range: Range<Int>
    var role: Role
  }

  var text: String
  /// What holds where no run does.
  var role: Role
  var runs: [Run] = []

  init(_ text: String, role: Role) {
    self.text = text
    self.role = role
  }

  /// Adds a text, which keeps its roles.
  mutating func append(_ other: StyledText) {
    let start = text.utf8.count
    let end = start + other.text.utf8.count
    text += other.text
    if other.role != role, start < end { runs.append(Run(range: start..<end, role: other.role)) }
    runs += other.runs.map { run in
      Run(
        range: start + run.range.lowerBound..<start + run.range.upperBound, role: run.role)
    }
  }

  /// Adds a text that is as the text around it.
  mutating func append(_ plain: String) {
    text += plain
  }

  /// The text of `source`; each link has its number, from 1, as small digits behind it.
  init(_ source: RichText, role: Role) {
    self.role = role
    guard !source.spans.isEmpty else {
      text = source.text
      return
    }
    let notes = source.spans.compactMap { span -> (offset: Int, note: String)? in
      guard case .link(let index) = span.mark else { return nil }
      return (span.range.upperBound, superscript(index + 1))
    }.sorted { $0.offset < $1.offset }
    let utf8 = Array(source.text.utf8)
    var bytes: [UInt8] = []
    var copied = 0
    for note in notes where note.offset >= copied && note.offset <= utf8.count {
      bytes += utf8[copied..<note.offset]
      let start = bytes.count
      bytes += Array(note.note.utf8)
      runs.append(Run(range: start..<bytes.count, role: .linkNumber))
      copied = note.offset
    }
    bytes += utf8[copied...]
    text = String(decoding: bytes, as: UTF8.self)
    let shifts = notes.map { ($0.offset, $0.note.utf8.count) }
    runs =
      source.spans.map { span in
        let start = span.range.lowerBound
        let end = span.range.upperBound
        let before = shifts.reduce(0) { $0 + ($1.0 <= start ? $1.1 : 0) }
        let inside = shifts.reduce(0) { $0 + ($1.0 < end ? $1.1 : 0) }
        return Run(range: start + before..<max(start + before, end + inside), role: span.mark.role)
      } + runs
  }
}

extension RichText.Mark {
  /// The look of a mark.
  fileprivate var role: Role {
    switch self {
    case .emphasis: .emphasis
    case .strong: .strong
    case .strikethrough: .removed
    case .code: .code
    case .added: .added
    case .dropped: .dropped
    case .link: .link
    }
  }
}

/// A number in small raised digits.
func superscript(_ number: Int) -> String {
  let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
}
