internal import GRDB
internal import GRDBSQLite

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// `relevance(text, rarity, count…)`, a function of the full-text index: how well an article matches,
/// the higher the better.
///
/// Of the query's phrases the first `count` are of that rarity and weigh as if they were one, and so
/// on.
///
/// It is the formula BM25, as SQLite's own function has it. That one finds out how rare the phrases
/// are by finding all their hits first, which takes as long as there are articles.
enum Relevance {
  /// What a word in text, headline, section and author tells.
  private static let weights = [1.0, titleWeight, 2.0, 2.0]
  static let titleWeight = 8.0
  /// Phrases of a query that are weighed: SQLite’s functions take no more arguments.
  static let mostPhrases = 60
  /// How soon a word tells nothing more by standing there once more.
  private static let saturation = 1.2
  /// How much the length of a text matters.
  private static let lengthShare = 0.75

  /// Makes the function known to a connection.
  static func register(in db: Database) {
    let api = UnsafeMutablePointer(mutating: FTS5.api(db))
    _ = api.pointee.xCreateFunction(
      api, "relevance", nil,
      { api, context, result, count, values in
        guard let api, let context, let result else { return }
        let groups = stride(from: 0, to: Int(count) - 1, by: 2).map { index in
          (
            rarity: sqlite3_value_double(values?[index]),
            count: Int(sqlite3_value_int(values?[index + 1]))
          )
        }
        let phrases = Phrases(api: api.pointee, context)
        sqlite3_result_double(result, Relevance.weight(phrases, groups))
      }, nil)
  }

  /// The weight that a word has which stands so often in a text of usual length, by its columns.
  static func weight(frequency: Double, length: Double = 1) -> Double {
    let norm = saturation * (1 - lengthShare + lengthShare * length)
    return frequency * (saturation + 1) / (frequency + norm)
  }

  /// How much finding a phrase tells that so many of all articles have.
  static func rarity(articles: Double, of all: Double) -> Double {
    log(1 + (max(0, all - articles) + 0.5) / (articles + 0.5))
  }

  private static func weight(
    _ phrases: Phrases, _ groups: [(rarity: Double, count: Int)]
  ) -> Double {
    let length = phrases.length
    var sum = 0.0
    var phrase = 0
    for group in groups {
      var frequency = 0.0
      for _ in 0..<group.count where phrase < phrases.count {
        frequency += phrases.frequency(of: phrase)
        phrase += 1
      }
      sum += group.rarity * weight(frequency: frequency, length: length)
    }
    return sum
  }

  /// Where the phrases of a query stand in one article.
  private struct Phrases {
    private let api: Fts5ExtensionApi
    private let context: OpaquePointer

    init(api: Fts5ExtensionApi, _ context: OpaquePointer) {
      self.api = api
      self.context = context
    }

    var count: Int { Int(api.xPhraseCount(context)) }

    /// How long the article is, by the usual length.
    var length: Double {
      var words: Int32 = 0
      guard api.xColumnSize(context, -1, &words) == SQLITE_OK else { return 1 }
      return Double(words) / usualLength
    }

    /// The mean length of all articles, found out once a question.
    private var usualLength: Double {
      if let known = api.xGetAuxdata(context, 0) { return known.load(as: Double.self) }
      var (words, articles): (Int64, Int64) = (0, 0)
      _ = api.xColumnTotalSize(context, -1, &words)
      _ = api.xRowCount(context, &articles)
      let length = max(1, Double(words) / Double(max(1, articles)))
      // SQLite gives it back, whether it takes it or not.
      if let box = malloc(MemoryLayout<Double>.size) {
        box.storeBytes(of: length, as: Double.self)
        _ = api.xSetAuxdata(context, box) { free($0) }
      }
      return length
    }

    /// How often a phrase stands there, each time by its column.
    func frequency(of phrase: Int) -> Double {
      var place = Fts5PhraseIter()
      var (column, offset): (Int32, Int32) = (0, 0)
      var sum = 0.0
      guard
        api.xPhraseFirst(context, Int32(phrase), &place, &column, &offset) == SQLITE_OK
      else { return 0 }
      while column >= 0 {
        sum += Int(column) < Relevance.weights.count ? Relevance.weights[Int(column)] : 1
        api.xPhraseNext(context, &place, &column, &offset)
      }
      return sum
    }
  }
}
