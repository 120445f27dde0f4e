import Foundation

/// A folder of articles that nobody wrote: the same for the same size, with words as rare and as
/// common as those of a language.
struct Corpus {
  let folder: URL
  /// Bytes of all texts.
  private(set) var bytes = 0

  private static let wordCount = 40_000
  private static let daysSince1970 = 19_000

  /// A word found in one article of a thousand, and one found in nearly every article.
  static let rare = "saffron"
  static let common = word(0)
  static let other = word(3)
  static let beginning = String(word(900).prefix(5))

  /// Writes `count` articles into a folder, in folders of a thousand.
  init(_ count: Int, in folder: URL) throws {
    self.folder = folder
    var random = SeededGenerator(state: 1)
    for number in 0..<count {
      let name = "\(number / 1000)/\(number).txt"
      let file = folder.appending(path: name)
      if number % 1000 == 0 {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      }
      let text = Self.article(number, &random)
      bytes += text.utf8.count
      try Data(text.utf8).write(to: file)
    }
  }

  private static func article(_ number: Int, _ random: inout SeededGenerator) -> String {
    func words(_ count: Int) -> String {
      (0..<count).map { _ in word(Self.rank(&random)) }.joined(separator: " ")
    }
    let day = Self.daysSince1970 - number % 4000
    let date = Date(timeIntervalSince1970: Double(day) * 86_400)
    let parts = Calendar(identifier: .gregorian).dateComponents(
      in: .gmt, from: date)
    let address =
      "https://paper.example/\(parts.year ?? 0)/\(parts.month ?? 0)/\(parts.day ?? 0)/\(number)"
    var text = "\(words(9)) \(number) | \(word(number % 12))\n\n"
    for _ in 0..<6 { text += words(60) + ".\n\n" }
    if number % 1000 == 7 { text += "A pinch of \(rare), and the \(word(0)) \(word(3)).\n\n" }
    return text + "Source: \(address)\n"
  }

  /// A word's place in the order of how common it is; the first is in nearly every article.
  private static func rank(_ random: inout SeededGenerator) -> Int {
    let place = Double.random(in: 0..<1, using: &random)
    return Int(exp(place * log(Double(wordCount)))) - 1
  }

  /// The word of a number: syllables, so that words begin alike as those of a language do.
  static func word(_ number: Int) -> String {
    let syllables = ["ka", "lo", "mi", "ren", "sto", "tu", "ver", "wa", "bel", "dra", "fo", "gin"]
    var rest = number + 12
    var word = ""
    while rest > 0 {
      word += syllables[rest % syllables.count]
      rest /= syllables.count
    }
    return word
  }
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
