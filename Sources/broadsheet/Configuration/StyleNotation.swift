internal import Terminal

/// Looks as theme files write them: `bold ink on paper`, `italic bright-blue`, `#d8d4c8`.
struct StyleNotation {
  /// The colours that the theme itself names.
  var palette: [String: Color] = [:]

  private static let attributes: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
    "strikethrough": .strikethrough, "plain": [],
  ]

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// The look that `text` describes, or a sentence about the word that is wrong.
  func style(_ text: String) -> Result<Style, WrongWord> {
    var style = Style.plain
    var isBackground = false
    for word in text.split(separator: " ").map(String.init) {
      if word == "on" {
        isBackground = true
      } else if !isBackground, let attribute = Self.attributes[word] {
        style.attributes.insert(attribute)
      } else if let color = color(word) {
        if isBackground { style.background = color } else { style.foreground = color }
        isBackground = false
      } else {
        return .failure(WrongWord(sentence: sentence(about: word)))
      }
    }
    return .success(style)
  }

  /// What is wrong with a word.
  struct WrongWord: Error {
    var sentence: String
  }

  /// A colour by its name, its number in the terminal's palette, or its parts: `#d8d4c8`.
  func color(_ word: String) -> Color? {
    if let own = palette[word] { return own }
    if word == "default" { return .standard }
    let base = word.hasPrefix("bright-") ? String(word.dropFirst(7)) : word
    if let index = Self.names.firstIndex(of: base) {
      return .palette(UInt8(index + (base == word ? 0 : 8)))
    }
    if word == "gray" || word == "grey" { return .palette(8) }
    if let number = UInt8(word) { return .palette(number) }
    guard word.hasPrefix("#"), word.utf8.count == 7, let value = UInt32(word.dropFirst(), radix: 16)
    else { return nil }
    return .rgb(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
      UInt8(truncatingIfNeeded: value))
  }

  private func sentence(about word: String) -> String {
    let bright = Self.names.map { "bright-" + $0 }
    let known = Array(Self.attributes.keys) + Self.names + bright + Array(palette.keys)
    return "\(word) is no colour and no attribute" + suggestion(for: word, among: known)
  }
}
