import ArticleFormats

// Columns: megabytes a second to headlines, and with all texts, each at the least time of a run.
let parser = ArticleParser()
for (name, file, bytes) in FeedSamples.all {
  let headlines = fastest { (try? parser.contents(of: bytes, name: file, bodies: .none)) != nil }
  let texts = fastest { (try? parser.contents(of: bytes, name: file, bodies: .all)) != nil }
  let speeds = [headlines, texts].map { "\(Int(Double(bytes.count) / $0 / 1e6)) MB/s" }
  print("\(name), \(bytes.count / 1024) KB: \(speeds[0]) to headlines, \(speeds[1]) with texts")
}

/// The least time of a run, in seconds; `work` says whether it did what it should.
func fastest(_ work: () -> Bool) -> Double {
  let clock = ContinuousClock()
  var least = Double.infinity
  let start = clock.now
  while clock.now - start < .milliseconds(500) {
    let time = clock.measure { if !work() { fatalError("the feed cannot be read") } }
    least = min(least, Double(time.components.attoseconds) / 1e18)
  }
  return least
}
