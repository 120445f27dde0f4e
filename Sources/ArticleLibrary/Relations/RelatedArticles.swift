internal import ArticleModel

/// The articles that relations are between, by their positions there.
///
/// Headlines are asked for when they are needed, because a question needs few of them.
struct RelatedArticles: Sendable {
  let docids: PackedArray<Int64>
  /// When each was published, in seconds since 1970.
  let dates: PackedArray<Int64>
  /// The headlines of articles by their numbers in the index.
  let headlinesOf: @Sendable ([Int64]) -> [Headline?]

  func headline(at position: Int) -> Headline? {
    headlinesOf([docids[position]])[0]
  }

  /// The headlines at some positions, asked for together: one question is much faster than many.
  func headlines(at positions: [Int]) -> [Headline?] {
    positions.isEmpty ? [] : headlinesOf(positions.map { docids[$0] })
  }

  func titles(at positions: [Int]) -> [String] {
    headlines(at: positions).map { $0?.title ?? "" }
  }
}
