import ArticleLibrary
import ArticleModel

/// How long a query took: until the first 50 headlines were there, and until all were found.
struct Answer {
  /// In milliseconds.
  let first: Double
  let all: Double
  let total: Int

  /// Asks a library for the first headlines of a query that it has not been asked for before.
  init(of library: Library, to query: HeadlineQuery) {
    let clock = ContinuousClock()
    let start = clock.now
    var first: Duration?
    let page = library.headlines(query, range: 0..<50, anchor: nil, centersOnAnchor: false) { _ in
      first = clock.now - start
    }
    all = milliseconds(clock.now - start)
    self.first = first.map { milliseconds($0) } ?? all
    total = page.total
  }
}
