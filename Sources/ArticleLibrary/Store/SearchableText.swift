internal import ArticleModel

/// The words of an article as the full-text index takes them: folded, parted by blanks.
///
/// Folding here rather than in SQLite means that the index, the filter and the marks in the text
/// all go by the same rules, and that SQLite's plainest tokenizer does: it parts words at blanks.
/// Chinese, Japanese and Korean are cut into overlapping pairs of characters, so that any two
/// characters side by side are found.
struct SearchableText: Sendable {
  var title: String
  var section: String
  var author: String
  var body: String

  init(_ article: Article) {
    title = Self.fold(article.title)
    section = article.section.map { Self.fold($0) } ?? ""
    author = article.author.map { Self.fold($0) } ?? ""
    var bytes: [UInt8] = []
    bytes.reserveCapacity(article.blocks.count * 400)
    for block in article.blocks {
      Self.append(block.plainText, to: &bytes)
      // A phrase does not go on from one block to the next.
      bytes.append(0x20)
    }
    body = String(decoding: bytes, as: UTF8.self)
  }

  /// The same article's words by their stems, in the language that it is in.
  init(stemming article: Article) {
    let words = StemmedWords(StemLanguage(tag: article.language))
    title = words.column([article.title])
    section = words.column([article.section].compactMap { $0 })
    author = words.column([article.author].compactMap { $0 })
    body = words.column(article.blocks.lazy.map(\.plainText))
  }

  /// The words of `text`, folded.
  static func fold(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 8)
    append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var previous: Unicode.Scalar?
    var isPaired = false
    func endRun() {
      if let previous, !isPaired { Folding.append(previous, to: &bytes) }
      if previous != nil { bytes.append(0x20) }
      previous = nil
      isPaired = false
    }
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        if previous != nil { endRun() }
        let isWord = isWordScalar(scalar.value)
        bytes.append(isWord ? asciiLowercase(UInt8(scalar.value)) : 0x20)
      } else if scalar.isFoundByPairs {
        if let before = previous {
          if isPaired { bytes.append(0x20) }
          Folding.append(before, to: &bytes)
          Folding.append(scalar, to: &bytes)
          isPaired = true
        } else {
          bytes.append(0x20)
        }
        previous = scalar
      } else {
        if previous != nil { endRun() }
        if isWordScalar(scalar.value) {
          Folding.append(scalar, to: &bytes)
        } else {
          bytes.append(0x20)
        }
      }
    }
    if previous != nil { endRun() }
  }

  private static func asciiLowercase(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
  }
}

extension Article {
  /// A hash of headline and text: the same for a file that was only moved or renamed.
  var fingerprint: UInt64 {
    var hash = ByteHash()
    for byte in title.utf8 { hash.add(byte) }
    for block in blocks {
      hash.add(0)
      for byte in block.plainText.utf8 { hash.add(byte) }
    }
    // 0 stands for an article whose contents are not known yet.
    return max(1, hash.value)
  }
}

extension Block {
  var isImage: Bool {
    if case .image = self { true } else { false }
  }
}
