internal import ArticleModel

/// A word that tells what an article is about, and how much it does: 28 bits of the word's hash and
/// four of its weight, since a library has many of these.
struct Term: Hashable, Sendable {
  /// The hash and, in the lowest four bits, the level of the weight.
  let rawValue: UInt32

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// A term that stands for `weight`, which is at least 1.
  init(hash: UInt64, weight: Float) {
    var level: UInt32 = 0
    while level < 15, weight >= Self.weights[Int(level) + 1] * Self.weights[Int(level) + 1] {
      level += 1
    }
    rawValue = UInt32(truncatingIfNeeded: hash ^ hash >> 32) & ~15 | level
  }

  /// What stands for the word.
  var word: UInt32 { rawValue & ~15 }

  /// How much it counts: the square root of how often it is said.
  var weight: Float { Self.weights[Int(rawValue & 15)] }

  /// How much a term counts by the level of its weight.
  static func weight(ofLevel level: UInt8) -> Float { weights[Int(level & 15)] }

  /// Each is the eighth root of two more than the one before.
  private static let weights: [Float] = (0..<16).reduce(into: []) { weights, _ in
    weights.append((weights.last ?? 1 / 1.0905077) * 1.0905077)
  }
}

/// The terms of an article as the index has them: numbers one behind the other.
///
/// Not to be kept: they lie where the database is being read.
struct TermList: Sequence {
  let bytes: UnsafeRawBufferPointer

  struct Iterator: IteratorProtocol {
    fileprivate let bytes: UnsafeRawBufferPointer
    private var offset = 0

    fileprivate init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func next() -> Term? {
      guard offset + 4 <= bytes.count else { return nil }
      defer { offset += 4 }
      return Term(rawValue: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
  }

  func makeIterator() -> Iterator { Iterator(bytes) }
}

/// Finds the words that an article is about.
///
/// Which of them are common is known only beside the other articles, so they are weighed down
/// later.
enum TermFinder {
  /// The most terms of an article.
  private static let most = 64
  /// The bytes of the body that are looked at: a story says early what it is about.
  private static let bodyBytes = 2000

  static func terms(of article: Article) -> [Term] {
    var table = TermTable()
    forEachText(of: article) { text, limit, weight in
      WordScanner.scan(text, limit: limit) { word in
        guard word.count >= 2 else { return }
        table.add(word.hash, weight * emphasis(of: word))
      }
    }
    return table.heaviest(most)
  }

  /// How the article writes the words of `terms`.
  static func spellings(of terms: Set<UInt32>, in article: Article) -> [UInt32: String] {
    var found: [UInt32: String] = [:]
    forEachText(of: article) { text, limit, _ in
      guard found.count < terms.count else { return }
      WordScanner.scan(text, limit: limit) { word in
        let term = Term(hash: word.hash, weight: 1).word
        guard terms.contains(term), found[term] == nil else { return }
        found[term] = String(decoding: Array(text.utf8)[word.range], as: UTF8.self)
      }
    }
    return found
  }

  /// Names say more than other words, and very short words less.
  private static func emphasis(of word: ScannedWord) -> Float {
    if word.isCapitalized, !word.startsSentence { return 2.5 }
    return word.count <= 3 ? 0.5 : 1
  }

  private static func forEachText(of article: Article, _ body: (String, Int, Float) -> Void) {
    body(article.title, .max, 2)
    var left = bodyBytes
    for block in article.blocks where left > 0 {
      let text = block.plainText
      body(text, left, 1)
      left -= text.utf8.count
    }
  }
}

/// Words and their weights while an article is read: an open table, since a dictionary takes longer
/// than everything else that is done to a word.
private struct TermTable {
  private var hashes = [UInt64](repeating: 0, count: 1024)
  private var weights = [Float](repeating: 0, count: 1024)
  private var used: [Int] = []

  /// The words of an article that are counted; the table stays at most three quarters full.
  private static let most = 768
  /// A word that is said more often than this tells no more.
  private static let heaviest: Float = 12

  mutating func add(_ hash: UInt64, _ weight: Float) {
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & 1023
    while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & 1023 }
    if hashes[slot] == 0 {
      guard used.count < Self.most else { return }
      hashes[slot] = hash
      used.append(slot)
    }
    weights[slot] += weight
  }

  /// The `count` heaviest words; of equal ones the first said.
  func heaviest(_ count: Int) -> [Term] {
    // Few words are heavier than those that were found before them, so no sorting is needed.
    var found: [Int] = []
    found.reserveCapacity(count + 1)
    for slot in used {
      let weight = weights[slot]
      if found.count == count, let last = found.last, weight <= weights[last] { continue }
      if StopWords.contains(hashes[slot]) { continue }
      var place = found.count
      while place > 0, weights[found[place - 1]] < weight { place -= 1 }
      found.insert(slot, at: place)
      if found.count > count { found.removeLast() }
    }
    return found.map { slot in
      Term(hash: hashes[slot], weight: max(1, min(weights[slot], Self.heaviest)))
    }
  }
}
