internal import ArticleModel
internal import Terminal

/// The sentences that are new in the story, marked beside the text.
extension ArticlePane {
  /// What is known of the news in the story that is shown.
  struct News: Equatable {
    /// The new sentences; `nil` where no other article of the story was read.
    var passages: [NewSentences.Passage]?
    /// The key that goes to the next one.
    var key: String
    /// The lines of each sentence, as far as it is shown, and all of them; they follow from the layout.
    var spans: [ClosedRange<Int>] = []
    var lines: Set<Int> = []
    /// The sentence that was gone to last.
    var current: Int?
  }

  /// The new sentences, where they are known and there was something to compare with.
  var news: [NewSentences.Passage]? { foundNews?.passages }

  /// Whether it was found out what is new.
  var knowsNews: Bool { foundNews != nil }

  /// What the head of the story says of it.
  var newsNote: String? {
    guard comparison == nil, let news = foundNews, let count = news.passages?.count, count > 0
    else { return nil }
    let sentences = count == 1 ? "1 new sentence" : "\(grouped(count)) new sentences"
    return String("\(sentences) · \(news.key) next".map { $0 == " " ? "\u{A0}" : $0 })
  }

  /// Takes what is new; `nil` where there was nothing to compare the story with.
  mutating func take(_ passages: [NewSentences.Passage]?, key: String) {
    foundNews = News(passages: passages, key: key)
    // Without news there is nothing to write anew.
    if passages?.isEmpty == false { layOut() }
  }

  /// Finds the lines of the new sentences.
  mutating func settleNews() {
    guard var news = foundNews else { return }
    news.spans = []
    news.lines = []
    news.current = nil
    if let layout, comparison == nil, let passages = news.passages, !passages.isEmpty {
      news.spans = Self.spans(of: passages, in: layout)
      news.lines = Set(news.spans.joined())
    }
    foundNews = news
  }

  /// The lines of each passage; both come in the order of the text.
  private static func spans(
    of passages: [NewSentences.Passage], in layout: ArticleLayout
  ) -> [ClosedRange<Int>] {
    let sources = layout.sources
    var spans: [ClosedRange<Int>] = []
    var index = 0
    for passage in passages {
      var span: ClosedRange<Int>?
      var next = index
      while next < sources.count, layout.lines[next].anchor.block <= passage.block {
        if let source = sources[next], layout.lines[next].anchor.block == passage.block {
          if source.lowerBound >= passage.range.upperBound { break }
          if source.overlaps(passage.range) {
            span = (span?.lowerBound ?? next)...next
            // The last line of a passage may be the first of the next one.
            index = next
          }
        }
        next += 1
      }
      if let span { spans.append(span) }
    }
    return spans
  }

  /// Goes to the next new sentence: the one behind the last that was gone to, if that is in sight,
  /// else the first below the top.
  mutating func goToNews() -> Outcome {
    guard let news = foundNews, !news.spans.isEmpty else {
      return .refused("nothing new can be shown here")
    }
    let seen = top..<top + max(1, size.rows)
    let next =
      news.current.flatMap { seen.contains(news.spans[$0].lowerBound) ? $0 + 1 : nil }
      ?? news.spans.firstIndex { $0.upperBound >= top }
    guard let next, news.spans.indices.contains(next) else {
      return .refused(
        news.spans.count == 1 ? "this is the only new sentence" : "this is the last new sentence")
    }
    let span = news.spans[next]
    if span.lowerBound < seen.lowerBound || span.upperBound >= seen.upperBound {
      scroll(to: span.lowerBound - size.rows / 3)
    }
    foundNews?.current = next
    return .done
  }

  /// Which of the new sentences was gone to, as words.
  var newsPlace: String? {
    guard let news = foundNews, let current = news.current, news.spans.count > 1 else { return nil }
    return "new sentence \(current + 1) of \(news.spans.count)"
  }
}

extension ArticleLayout {
  /// What each line shows of the plain text of its block, by UTF-8 offsets and without the numbers
  /// of links, where it is running text.
  fileprivate var sources: [Range<Int>?] {
    var numbers: ArraySlice<StyledText.Run> = []
    var removed = 0
    var text: (block: Int, start: Int)?
    return lines.map { line in
      guard let start = line.plainStart else { return nil }
      if text?.block != line.anchor.block || text?.start != start {
        text = (line.anchor.block, start)
        // They come in the order of the text.
        numbers = line.text.runs.filter { $0.role == .linkNumber }[...]
        removed = 0
      }
      func plain(_ offset: Int) -> Int {
        while let number = numbers.first, number.range.upperBound <= offset {
          removed += number.range.count
          numbers.removeFirst()
        }
        return start + offset - removed
      }
      let first = plain(line.range.lowerBound)
      return first..<max(first, plain(line.range.upperBound))
    }
  }
}
