import ArticleLibrary
import ArticleModel
import Foundation

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
let base = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())")
defer { try? FileManager.default.removeItem(at: base) }
let corpus = try Corpus(count, in: base.appending(path: "news"))

func library() -> Library {
  Library(
    paths: [corpus.folder.path], marksFolder: nil, cacheFolder: base.appending(path: "cache").path)
}

func page(_ library: Library, _ query: HeadlineQuery, _ size: Int = 50) -> HeadlinePage {
  library.headlines(query, range: 0..<size, anchor: nil, centersOnAnchor: false)
}

print("\(count) articles, \(corpus.bytes / 1_000_000) MB")

let clock = ContinuousClock()
var start = clock.now
let first = FirstTime()
_ = await library().update { _ in first.note() }
let whole = milliseconds(clock.now - start)
row("first index", whole)
row("  to the first headlines", milliseconds((first.time ?? clock.now) - start))
print("  \(Int(Double(count) / whole * 1000)) articles a second")

start = clock.now
_ = await library().update { _ in }
row("again, nothing changed", milliseconds(clock.now - start))

let opened = FirstTime()
start = clock.now
let kept = library()
_ = await kept.update { _ in
  if opened.time == nil, page(kept, HeadlineQuery()).headlines.count == 50 { opened.note() }
}
row("open, and the first 50 headlines", milliseconds((opened.time ?? clock.now) - start))

print("\nfilter of headlines, a key (median, most)")
for word in [Corpus.word(900), Corpus.word(2)] {
  var times: [Double] = []
  for _ in 0..<5 {
    let fresh = library()
    _ = await fresh.update { _ in }
    _ = page(fresh, HeadlineQuery())
    for length in 1...word.count {
      let query = HeadlineQuery(filter: String(word.prefix(length)))
      times.append(Answer(of: fresh, to: query).first)
    }
  }
  times.sort()
  row("  \(word)", times[times.count / 2], times[times.count - 1])
}

print("\nsearch: the first 50 newest, the first 50 best, then all (median of 9), found")
for (name, query) in [
  ("rare", Corpus.rare), ("common", Corpus.common), ("prefix", Corpus.beginning + "*"),
  ("phrase", "\"\(Corpus.common) \(Corpus.other)\""), ("AND", "\(Corpus.common) \(Corpus.rare)"),
  ("two common", "\(Corpus.common) \(Corpus.other)"),
] {
  var total = 0
  // A blank behind the query ends its last word; another library has no list of it yet.
  func median(_ order: HeadlineQuery.Order) -> (first: Double, all: Double) {
    var firsts: [Double] = []
    var alls: [Double] = []
    for number in 0..<9 {
      let query = HeadlineQuery(
        filter: query + String(repeating: " ", count: number + 1), order: order)
      let answer = Answer(of: kept, to: query)
      firsts.append(answer.first)
      alls.append(answer.all)
      total = answer.total
    }
    return (firsts.sorted()[4], alls.sorted()[4])
  }
  let (newest, best) = (median(.newest), median(.relevance))
  row("  \(name)", newest.first, best.first, newest.all, note: "\(total)")
}
