/// Compares two texts word by word.
struct WordComparison {
  /// The newer text with what is not in it any more: dropped words stand in `[-` and `-]`, added ones
  /// in `{+` and `+}`, and both have their marks.
  private(set) var text = RichText("")
  private(set) var added = 0
  private(set) var dropped = 0

  /// A word, or a character of a script without spaces.
  private struct Word {
    var text: Substring
    var followsBlank: Bool
  }

  private enum State { case same, dropped, added }

  private var state = State.same
  private var start = 0

  init(from old: String, to new: String) {
    let (before, after) = (Self.words(of: old), Self.words(of: new))
    var numbers: [Substring: Int] = [:]
    func number(_ word: Word) -> Int {
      if let known = numbers[word.text] { return known }
      numbers[word.text] = numbers.count
      return numbers.count - 1
    }
    let matches = CommonSequence.matches(before.map(number), after.map(number))
    var (one, other) = (0, 0)
    for match in matches + [(before.count, after.count)] {
      for index in one..<match.old { add(before[index], .dropped) }
      for index in other..<match.new { add(after[index], .added) }
      if match.new < after.count { add(after[match.new], .same) }
      (one, other) = (match.old + 1, match.new + 1)
    }
    end()
  }

  private mutating func add(_ word: Word, _ next: State) {
    if next != state {
      end()
      if word.followsBlank, !text.text.isEmpty { text.text += " " }
      start = text.text.utf8.count
      text.text += next == .dropped ? "[-" : next == .added ? "{+" : ""
      state = next
    } else if word.followsBlank, !text.text.isEmpty {
      text.text += " "
    }
    text.text += word.text
    if next == .added { added += 1 } else if next == .dropped { dropped += 1 }
  }

  private mutating func end() {
    guard state != .same else { return }
    text.text += state == .dropped ? "-]" : "+}"
    text.spans.append(
      RichText.Span(start..<text.text.utf8.count, state == .dropped ? .dropped : .added))
    state = .same
  }

  /// How much two texts have in common, from 0 to 1.
  static func likeness(_ left: String, _ right: String) -> Double {
    let (one, other) = (words(of: left), words(of: right))
    guard !one.isEmpty, !other.isEmpty else { return 0 }
    var counts: [Substring: Int] = [:]
    for word in one { counts[word.text, default: 0] += 1 }
    var shared = 0
    for word in other where counts[word.text, default: 0] > 0 {
      counts[word.text, default: 0] -= 1
      shared += 1
    }
    return 2 * Double(shared) / Double(one.count + other.count)
  }

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var start: String.Index?
    var followsBlank = false
    func end(_ index: String.Index) {
      guard let first = start else { return }
      words.append(Word(text: text[first..<index], followsBlank: followsBlank))
      start = nil
      followsBlank = false
    }
    for index in text.indices {
      let character = text[index]
      if character == " " || character == "\n" {
        end(index)
        followsBlank = true
      } else if character.unicodeScalars.first.map({ isIdeographic($0.value) }) == true {
        end(index)
        words.append(
          Word(text: text[index...index], followsBlank: followsBlank))
        followsBlank = false
      } else if start == nil {
        start = index
      }
    }
    end(text.endIndex)
    return words
  }
}
