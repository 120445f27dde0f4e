internal import CStemmer

/// Cuts the words of one language back to their stems, by Snowball's rules.
///
/// Not to be shared between threads: it holds the last word.
final class Stemmer {
  private let stemmer: OpaquePointer

  /// The stemmer of a language; `nil` where the library that is installed has none.
  init?(_ language: StemLanguage) {
    guard let code = language.code, let stemmer = sb_stemmer_new(code, "UTF_8") else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a word in small letters.
  func stem(_ word: [UInt8]) -> [UInt8] {
    guard word.count <= Self.longest, let stem = sb_stemmer_stem(stemmer, word, Int32(word.count))
    else { return word }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
  }

  /// The longest word that is taken for one, in bytes: the rules of some languages go over a word
  /// again and again.
  private static let longest = 128
}
