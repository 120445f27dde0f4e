internal import ArticleModel

/// Reads a page that was saved as text, and any other text file.
///
/// Three kinds are told apart. A *capture* has a line `Source: URL`, a picture's name in front, a
/// section behind its headline, or a page's tail; a *whole page* is mostly menus and lists; and
/// everything else is a *plain text*, of which nothing is left out.
struct PageTextParser {
  private let blocks: [TextBlock]
  private var article: Article
  /// The blocks that are not yet given a place.
  private var story: Range<Int>
  private var removed: [(index: Int, reason: Removal.Reason)] = []
  private var source: String?

  static func parse(_ text: String, fileName: String) -> Article {
    var parser = PageTextParser(text, fileName: fileName)
    parser.run()
    return parser.article
  }

  private init(_ text: String, fileName: String) {
    blocks = TextBlocks.blocks(of: text).map { TextBlock($0) }
    article = Article(format: "page-text", title: fileName)
    story = 0..<blocks.count
  }

  private mutating func run() {
    let sourceIndex = blocks.firstIndex { SourceLine.address(in: $0.text) != nil }
    if let sourceIndex {
      source = SourceLine.address(in: blocks[sourceIndex].text)
      article.source = source
      story = 0..<sourceIndex
    }
    let candidates = Array(blocks[story])
    if MainContent.isWholePage(candidates) {
      readWholePage(candidates)
    } else if sourceIndex != nil || looksLikeCapture {
      readCapture()
    } else {
      readPlainText()
      return
    }
    finish(sourceIndex)
  }

  /// Whether there are signs of a page although no line tells the source.
  private var looksLikeCapture: Bool {
    guard let first = blocks.first else { return false }
    if first.isImageName { return true }
    let tail = blocks.suffix(max(1, blocks.count / 2))
    if blocks.count > 2, tail.contains(where: { Boilerplate.section(of: $0) == .comments }) {
      return true
    }
    return HeadlineParts(first.text, source: nil).section != nil
      || blocks.dropFirst().prefix(2).contains { Byline.facts(in: $0.text)?.author != nil }
  }

  // MARK: Plain text

  private mutating func readPlainText() {
    article.format = "text"
    guard let first = blocks.first else { return }
    let lines = first.text.split(separator: "\n", maxSplits: 1)
    article.title = String(lines.first ?? "")
    var bodies = blocks.dropFirst().map(\.text)
    if lines.count > 1 { bodies.insert(String(lines[1]), at: 0) }
    if article.title.utf8.count > 200 {
      // A first paragraph is no headline: its beginning serves as one, and it stays in the body.
      bodies.insert(first.text, at: 0)
      article.title = Self.beginning(of: article.title)
    }
    article.blocks = bodies.map { TextStructure.block(of: $0, links: &article.links) }
  }

  private static func beginning(of text: String) -> String {
    var title = ""
    for word in text.split(separator: " ") {
      if title.utf8.count + word.utf8.count > 80, !title.isEmpty { return title + " …" }
      title += (title.isEmpty ? "" : " ") + word
    }
    return title
  }

  // MARK: Captures

  /// The headline stands first, behind pictures; what is not the story is taken out by its form.
  private mutating func readCapture() {
    var index = story.lowerBound
    while index < story.upperBound, blocks[index].isImageName {
      article.leadImage = article.leadImage ?? blocks[index].text
      removed.append((index, .picture))
      index += 1
    }
    while index < story.upperBound - 1, isInFront(blocks[index]) {
      removed.append((index, Boilerplate.reason(for: blocks[index]) ?? .navigation))
      index += 1
    }
    guard index < story.upperBound else {
      story = index..<index
      return
    }
    takeHeadline(at: index)
    story = index + 1..<story.upperBound
    if source == nil { cutTail() }
    takeHead()
  }

  /// Whether a block before the headline is a menu's or a share line.
  private func isInFront(_ block: TextBlock) -> Bool {
    Boilerplate.reason(for: block) != nil || Breadcrumbs.matches(block.text)
      || block.length < 40 && Byline.facts(in: block.text)?.date != nil
  }

  /// Ends the story where the comments or a list of other stories begin.
  private mutating func cutTail() {
    let prose = story.reduce(0) { $0 + (blocks[$1].isProse ? blocks[$1].length : 0) }
    var read = 0
    for index in story {
      // Early in the text such a line stands in the story, and only itself is left out.
      if read * 5 >= prose * 4, index > story.lowerBound,
        [.related, .comments, .footer].contains(Boilerplate.section(of: blocks[index]))
      {
        story = story.lowerBound..<index
        return
      }
      if blocks[index].isProse { read += blocks[index].length }
    }
  }

  // MARK: Whole pages

  private mutating func readWholePage(_ candidates: [TextBlock]) {
    let range = MainContent.range(in: candidates)
    guard !range.isEmpty else {
      readCapture()
      return
    }
    if let headline = HeadlineFinder(candidates, story: range).find() {
      takeHeadline(at: headline)
      for index in story.lowerBound..<range.lowerBound where index != headline {
        noteBeforeStory(index, headline: headline)
      }
    } else {
      for index in story.lowerBound..<range.lowerBound { noteBeforeStory(index, headline: 0) }
    }
    story = range
    takeHead()
  }

  private mutating func noteBeforeStory(_ index: Int, headline: Int) {
    let block = blocks[index]
    if block.isImageName {
      removed.append((index, .picture))
    } else if index > headline, take(Byline.facts(in: block.text)) {
      removed.append((index, .head))
    } else {
      removed.append((index, Boilerplate.reason(for: block) ?? .navigation))
    }
  }

  // MARK: The head

  private mutating func takeHeadline(at index: Int) {
    var text = blocks[index].text
    if text.contains(byte: 0x0A) { text = text.split(separator: "\n").joined(separator: " ") }
    let parts = HeadlineParts(text, source: source)
    article.title = parts.title
    article.section = parts.section
    removed.append((index, .head))
  }

  /// Takes bylines, dates and share lines off the story's beginning.
  private mutating func takeHead() {
    var index = story.lowerBound
    while index < story.upperBound, index < story.lowerBound + 12 {
      let block = blocks[index]
      if block.isImageName {
        article.leadImage = article.leadImage ?? block.text
      } else if !take(Byline.facts(in: block.text)), Boilerplate.reason(for: block) == nil {
        break
      }
      removed.append(
        (index, block.isImageName ? .picture : Boilerplate.reason(for: block) ?? .head))
      index += 1
    }
    story = index..<max(index, story.upperBound)
  }

  private mutating func take(_ facts: Byline.Facts?) -> Bool {
    guard let facts else { return false }
    article.author = article.author ?? facts.author
    if article.published == nil, let date = facts.date.flatMap({ DateFinder.find(in: $0) }) {
      article.published = Timestamp(date)
    }
    return true
  }

  // MARK: Putting together

  private mutating func finish(_ sourceIndex: Int?) {
    var dropped = StoryCleaning.dropped(in: blocks, range: story)
    var position = 0
    var pieces: [Removal] = removed.sorted { $0.index < $1.index }
      .filter { $0.index < story.lowerBound }
      .map { Removal(blocks[$0.index].text, reason: $0.reason, position: 0) }
    let later = removed.filter { $0.index >= story.lowerBound }
    for (index, reason) in later { dropped[index] = reason }
    for index in story {
      if let reason = dropped[index] {
        pieces.append(Removal(blocks[index].text, reason: reason, position: position))
      } else {
        article.blocks.append(
          isHeading(index)
            ? .heading(level: 2, RichText(blocks[index].text))
            : TextStructure.block(of: blocks[index].text, links: &article.links))
        position += 1
      }
    }
    // The headline is shown above the story, so it is not among what was left out.
    pieces.removeAll { $0.reason == .head && $0.text.splitAtFirst(article.title) != nil }
    addTail(sourceIndex, position, &pieces)
    article.removed = pieces
    article.published = article.published ?? guessedDate
  }

  /// Whether a block stands above a paragraph as a heading does: short, and no sentence.
  private func isHeading(_ index: Int) -> Bool {
    let block = blocks[index]
    guard (1...10).contains(block.words), block.length <= 80, !block.endsSentence,
      !block.text.utf8.contains(0x0A), block.text.last?.isPunctuation == false,
      !TextBlocks.isListItem(block.text)
    else { return false }
    return index + 1 < story.upperBound && blocks[index + 1].isProse
  }

  private mutating func addTail(_ sourceIndex: Int?, _ position: Int, _ pieces: inout [Removal]) {
    var rest = story.upperBound
    if let sourceIndex {
      let between = PageTail(
        blocks[rest..<max(rest, sourceIndex)], position: position, namesRelated: false)
      pieces += between.removed
      article.related += between.related
      article.tags += between.tags
      pieces.append(Removal(blocks[sourceIndex].text, reason: .source, position: position))
      rest = sourceIndex + 1
    }
    let tail = PageTail(
      blocks[min(rest, blocks.count)...], position: position, namesRelated: sourceIndex != nil)
    pieces += tail.removed
    article.related += tail.related
    article.tags += tail.tags
  }

  /// The date of the address, else of the picture's upload.
  private var guessedDate: Timestamp? {
    if let date = source.flatMap({ DateFinder.find(inAddress: $0) }) { return Timestamp(date) }
    return article.leadImage.flatMap { ImageName.unixTime(of: $0) }.map { Timestamp(seconds: $0) }
  }
}
