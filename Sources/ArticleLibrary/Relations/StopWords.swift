internal import ArticleModel

/// The words that tell nothing about any text, by the hashes of their folded forms.
enum StopWords {
  /// Whether a word is one of them.
  static func contains(_ hash: UInt64) -> Bool {
    hashes.contains(hash)
  }

  // The lists are folded already: to make the tables for it would take longer than to read ten files.
  private static let hashes: Set<UInt64> = {
    var hashes: Set<UInt64> = []
    for list in CommonWords.lists {
      for word in list.split(separator: " ") { hashes.insert(ByteHash.hash(word.utf8)) }
    }
    return hashes
  }()
}
