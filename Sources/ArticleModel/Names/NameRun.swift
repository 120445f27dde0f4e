/// A run of words that may be a name, with what stands around it.
struct NameRun {
  /// Its words, without titles before it.
  var tokens: [NameToken]
  /// Whether a title stands before it.
  var hasTitle: Bool
  /// Whether only its place at the beginning of a sentence gives it its capital letter.
  var isWeak: Bool
  /// How much speaks for each kind.
  var person = 0
  var place = 0
  var organization = 0

  var text: String {
    tokens.indices.reduce(into: "") { text, index in
      let isJoined = text.isEmpty || text.last == "’" || text.last == "'"
      text += isJoined ? "" : tokens[index].gap == .ampersand ? " & " : " "
      text += tokens[index].text
    }
  }
  var words: [String] { tokens.map(\.folded) }
}

/// Finds runs of words with capital letters in a sentence.
struct NameRunFinder {
  let tokens: [NameToken]
  /// Words that stand somewhere with a small letter.
  let smallWords: Set<String>
  private(set) var runs: [NameRun] = []
  /// Where the last run ends.
  private var lastEnd = -1

  /// A longer run is a headline, or the name of a work.
  private static let longest = 6

  init(_ tokens: [NameToken], smallWords: Set<String>) {
    self.tokens = tokens
    self.smallWords = smallWords
    var index = 0
    while index < tokens.count {
      guard tokens[index].isCapitalized else {
        index += 1
        continue
      }
      let end = end(from: index)
      add(index..<end)
      index = end
    }
  }

  /// Where the run that begins at `start` ends.
  private func end(from start: Int) -> Int {
    var end = start + 1
    while end < tokens.count {
      if continues(tokens[end], tokens[end - 1]), tokens[end].isCapitalized {
        end += 1
        continue
      }
      // Small words belong to the name where another capital follows.
      var next = end
      while next < tokens.count, next - end < 3, tokens[next].gap == .blank,
        isParticle(tokens[next], after: tokens[end - 1], isFirst: next == end)
      {
        next += 1
      }
      guard next > end, next < tokens.count, tokens[next].gap == .blank, tokens[next].isCapitalized
      else { return end }
      end = next + 1
    }
    return end
  }

  /// Whether a word with a capital goes on with the name before it: not behind “Tolven’s”.
  private func continues(_ token: NameToken, _ before: NameToken) -> Bool {
    let isOwned = before.isPossessive && before.folded.last != "s"
    return !isOwned && (token.gap == .blank || token.gap == .ampersand)
  }

  private func isParticle(_ token: NameToken, after head: NameToken, isFirst: Bool) -> Bool {
    guard NameSigns.particles.contains(token.folded), !head.isPossessive else { return false }
    guard NameSigns.joiningParticles.contains(token.folded) else { return true }
    let isHead =
      NameSigns.organizations.contains(head.folded) || NameSigns.places.contains(head.folded)
    return isHead && (!isFirst || token.folded != "the")
  }

  private mutating func add(_ range: Range<Int>) {
    guard range.count <= Self.longest + 2 else { return }
    var range = range
    var hasTitle = false
    let startsSentence = tokens[range.lowerBound].startsSentence
    while let first = range.first, isNoName(tokens[first], range, hasTitle) {
      hasTitle = hasTitle || NameSigns.titles.contains(tokens[first].folded)
      range = first + 1..<range.upperBound
      while let next = range.first, !tokens[next].isCapitalized {
        range = next + 1..<range.upperBound
      }
    }
    while let last = range.last,
      NameSigns.others.contains(tokens[last].folded) || tokens[last].folded.isEmpty
    {
      range = range.lowerBound..<last
    }
    while let first = range.first, tokens[first].text.contains("."), !tokens[first].isInitial {
      // “U.S.” before a name is no part of it.
      range = first + 1..<range.upperBound
    }
    if range.count > 2,
      ["u s", "u k", "e u"].contains(words(range.lowerBound..<range.lowerBound + 2))
    {
      range = range.lowerBound + 2..<range.upperBound
    }
    guard !range.isEmpty, range.count <= Self.longest, isWordy(range), !isShouted(range) else {
      return
    }
    let isFirst = startsSentence && tokens[range.lowerBound].startsSentence
    var run = NameRun(
      tokens: Array(tokens[range]), hasTitle: hasTitle, isWeak: isFirst && range.count == 1)
    judge(&run, range)
    if range.count == 1, run.person == 0, isOfPeople(run.words[0]) { run.isWeak = true }
    if isListed(range), let last = runs.last, last.place > 0, run.person == 0 {
      run.place += 2
    }
    runs.append(run)
    lastEnd = range.upperBound
  }

  /// Whether a word at the beginning of a run is no part of the name.
  private func isNoName(_ token: NameToken, _ range: Range<Int>, _ hasTitle: Bool) -> Bool {
    let isMore = range.count > 1
    if NameSigns.nations.contains(token.folded) {
      return !isMore || !NameSigns.organizations.contains(tokens[range.upperBound - 1].folded)
    }
    if NameSigns.titles.contains(token.folded) || NameSigns.others.contains(token.folded) {
      return true
    }
    if token.isInitial { return false }
    if CommonWords.contains(token.folded) || NameSigns.articles.contains(token.folded) {
      // Names are common words too: behind a title, or inside of a sentence, as “New York” is.
      let isNaming = NameSigns.namingAdjectives.contains(token.folded) && isMore
      return !hasTitle && !isNaming
        && (token.startsSentence || !isMore || NameSigns.articles.contains(token.folded))
    }
    return token.startsSentence && smallWords.contains(token.folded)
  }

  private func words(_ range: Range<Int>) -> String {
    tokens[range].map(\.folded).joined(separator: " ")
  }

  /// Whether several words are all capitals, or a word that is too long to be letters that stand for
  /// others.
  private func isShouted(_ range: Range<Int>) -> Bool {
    tokens[range].allSatisfy(\.isAllCapitals)
      && (range.count > 1 || tokens[range.lowerBound].text.count > 5)
  }

  private func isOfPeople(_ word: String) -> Bool {
    word.count > 6 && NameSigns.peoples.contains { word.hasSuffix($0) }
  }

  /// Whether a run goes on with a list that the run before it is in: “in Tolven, Orr and Hale”.
  private func isListed(_ range: Range<Int>) -> Bool {
    let gap = tokens[range.lowerBound].gap
    let isBehindComma = lastEnd == range.lowerBound && gap == .comma
    let isBehindAnd =
      lastEnd + 1 == range.lowerBound && gap == .blank
      && NameSigns.conjunctions.contains(tokens[lastEnd].folded)
    guard isBehindComma || isBehindAnd else { return false }
    guard range.upperBound < tokens.count else { return true }
    let next = tokens[range.upperBound]
    return next.gap != .blank || NameSigns.conjunctions.contains(next.folded)
  }

  /// Whether there is a word of more than a letter, and none that is only digits and signs.
  private func isWordy(_ range: Range<Int>) -> Bool {
    range.contains { index in
      let token = tokens[index]
      return token.text.unicodeScalars.count { $0.properties.isAlphabetic } > 1
        && !token.isInitial
    }
  }

  // MARK: What it is the name of

  private func judge(_ run: inout NameRun, _ range: Range<Int>) {
    let before = range.lowerBound > 0 ? tokens[range.lowerBound - 1] : nil
    let isBeside = tokens[range.lowerBound].gap == .blank
    let after = range.upperBound < tokens.count ? tokens[range.upperBound] : nil
    let last = tokens[range.upperBound - 1]
    let words = run.words
    if run.hasTitle { run.person += 4 }
    if run.tokens.contains(where: \.isInitial), words.count > 1 { run.person += 2 }
    if let before, isBeside {
      if NameSigns.saying.contains(before.folded) { run.person += 2 }
      if words.count == 2 || words.count == 3, isRole(before) { run.person += 2 }
    }
    if let after, !last.isPossessive {
      let isSaying = NameSigns.saying.contains(after.folded)
      if isSaying, after.gap == .blank || after.gap == .comma { run.person += 2 }
      // “Ana Orrell, 43,” and “Orrell, who”.
      let isAge = after.folded.count == 2 && after.folded.allSatisfy(\.isNumber)
      if after.gap == .comma, isAge || after.folded == "who" { run.person += 3 }
    }
    if let end = words.last, let start = words.first {
      if NameSigns.organizations.contains(end) || NameSigns.organizations.contains(start) {
        run.organization += 4
      } else if NameSigns.places.contains(end) || NameSigns.places.contains(start) {
        run.place += words.count > 1 ? 4 : 0
      }
    }
    if run.tokens.count == 1, last.isAllCapitals, (2...5).contains(last.text.count) {
      run.organization += 2
    }
    if let before, isBeside, !last.isPossessive, !run.hasTitle,
      NameSigns.placePrepositions.contains(before.folded)
    {
      run.place += 2
    }
  }

  /// Whether a word may be what somebody is: “the baker Tobias Wick”.
  private func isRole(_ token: NameToken) -> Bool {
    !token.isCapitalized && token.folded.count > 4 && !CommonWords.contains(token.folded)
      && NameSigns.roles.contains { token.folded.hasSuffix($0) }
  }
}
