/// Numbers that stand for words: FNV-1a over their folded characters.
enum WordHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The number for a word that is longer by a character.
  static func adding(_ scalar: UInt32, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
  }

  /// The number for a folded word.
  static func hash(_ word: Substring) -> UInt64 {
    word.unicodeScalars.reduce(seed) { adding($1.value, to: $0) }
  }
}
