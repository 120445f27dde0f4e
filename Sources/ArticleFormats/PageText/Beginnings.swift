/// Beginnings of lines, in lower case, each with what it tells.
///
/// A line is compared only with those that have its first character, byte by byte as long as it is
/// ASCII; what is none is compared as strings are.
struct Beginnings<Meaning: Sendable>: Sendable {
  /// A beginning that a line has.
  struct Entry: Sendable {
    let text: String
    let meaning: Meaning
  }

  /// Those that begin with each character of ASCII.
  private var plain: [[Entry]] = Array(repeating: [], count: 128)
  /// Those that begin with another character.
  private var other: [Character: [Entry]] = [:]
  /// The most characters of a beginning.
  private var longest = 0

  /// The beginnings of each meaning; the first that a line has is the one that counts.
  init(_ lists: [(Meaning, [String])]) {
    for (meaning, texts) in lists {
      for text in texts {
        guard let first = text.first else { continue }
        let entry = Entry(text: text, meaning: meaning)
        longest = max(longest, text.count)
        if let byte = first.asciiValue {
          plain[Int(byte)].append(entry)
        } else {
          other[first, default: []].append(entry)
        }
      }
    }
  }

  /// The first beginning that `text` has, whatever its case.
  ///
  /// Of those that are not to end within a word, what follows is no letter.
  func first(in text: String, asWords: Bool = false) -> Entry? {
    var text = text
    if let candidates = text.withUTF8({ plainCandidates(for: $0) }) {
      return candidates.first { entry in
        Self.begins(&text, with: entry.text) && !(asWords && Self.goesOn(text, behind: entry.text))
      }
    }
    guard let first = text.prefix(1).lowercased().first,
      let candidates = first.asciiValue.map({ plain[Int($0)] }) ?? other[first]
    else { return nil }
    text = text.prefix(longest + 1).lowercased()
    return candidates.first { entry in
      text.hasPrefix(entry.text) && !(asWords && Self.goesOn(text, behind: entry.text))
    }
  }

  /// The entries that come into question; `nil` where the first character may be none of ASCII.
  private func plainCandidates(for text: UnsafeBufferPointer<UInt8>) -> [Entry]? {
    guard let first = text.first else { return [] }
    guard first < 0x80, text.count == 1 || text[1] < 0x80 else { return nil }
    return plain[Int(lowercase(first))]
  }

  private static func begins(_ text: inout String, with beginning: String) -> Bool {
    let answer: Bool? = text.withUTF8 { bytes in
      var index = 0
      for byte in beginning.utf8 {
        guard index < bytes.count else { return false }
        guard byte < 0x80, bytes[index] < 0x80 else { return nil }
        if lowercase(bytes[index]) != byte { return false }
        index += 1
      }
      // An accent would change the last character.
      return index == bytes.count || bytes[index] < 0x80 ? true : nil
    }
    return answer ?? text.lowercased().hasPrefix(beginning)
  }

  /// Whether a letter follows.
  private static func goesOn(_ text: String, behind beginning: String) -> Bool {
    text.dropFirst(beginning.count).first?.isLetter ?? false
  }
}

extension Beginnings<Void> {
  /// Beginnings that all tell the same.
  init(_ texts: [String]) {
    self.init([((), texts)])
  }
}
