internal import ArticleModel
internal import Terminal

/// The quiet line of a headline: section, length and age, as much of it as there is room for.
struct RowDetail {
  var headline: Headline
  var clock: Clock
  /// Whether the list tells the day already.
  var isGroupedByDay: Bool
  /// Whether the other articles of its story stand below it.
  var isOpen = false

  /// What a row says of its story before all else: whether it is followed, how many articles tell it,
  /// whether they stand below.
  var sign: String {
    guard !headline.isUnfolded else { return "" }
    let size = headline.storySize > 1 ? "×\(grouped(headline.storySize))" : ""
    return [headline.isFollowed ? "◆" : "", size, isOpen ? "▾" : ""].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// What stands between that and the rest.
  var signEnd: String { headline.storySize > 1 ? " · " : " " }

  /// The columns that the rest of a detail has at least where versions are written out.
  private static let leastColumnsBeforeVersions = 14

  /// The detail, and behind it how many versions there are, if there are several and there is room.
  func text(columns limit: Int) -> String {
    let plain = { headline.isUnfolded ? member(columns: $0) : facts(columns: $0) }
    guard headline.versions > 1 else { return plain(limit) }
    let versions = " · \(headline.versions) versions"
    if columns(of: versions) + Self.leastColumnsBeforeVersions <= limit {
      return plain(limit - columns(of: versions)) + versions
    }
    let short = " · \(headline.versions) v."
    return limit > 12 ? plain(limit - columns(of: short)) + short : plain(limit)
  }

  /// Where an article of an unfolded story is from, and its age: the line above is of another day.
  private func member(columns limit: Int) -> String {
    let age = clock.age(of: headline.published)
    let short = clock.shortDay(of: headline.published)
    guard let origin = headline.origin else { return truncate(age, columns: limit) }
    let candidates = ["\(origin) · \(age)", "\(origin) · \(short)"]
    if let fitting = candidates.first(where: { columns(of: $0) <= limit }) { return fitting }
    let room = limit - columns(of: short) - 3
    return room >= 5
      ? truncate(origin, columns: room) + " · " + short : truncate(age, columns: limit)
  }

  /// Section, length and age.
  ///
  /// Where there is no room for all of it the date becomes shorter first, then the section loses
  /// its last words, then the length goes.
  private func facts(columns limit: Int) -> String {
    let length = "\(headline.minutes) min"
    if isGroupedByDay, !clock.tellsTime(of: headline.published) {
      return factsWithoutDate(length, columns: limit)
    }
    let age = clock.age(of: headline.published)
    guard let section = headline.section else {
      return truncate("\(length) · \(age)", columns: limit)
    }
    let whole = "\(section) · \(length) · \(age)"
    if columns(of: whole) <= limit { return whole }
    let shortAge = clock.shortAge(of: headline.published)
    let month = clock.monthOrAge(of: headline.published)
    let candidates = [
      "\(section) · \(length) · \(month)", "\(section) · \(length) · \(shortAge)",
      Self.firstWords(of: section, columns: limit - columns(of: "\(length) · \(shortAge)") - 3)
        .map { "\($0) · \(length) · \(shortAge)" },
      "\(section) · \(month)", "\(section) · \(shortAge)",
    ].compactMap { $0 }
    if let fitting = candidates.first(where: { columns(of: $0) <= limit }) { return fitting }
    let room = limit - columns(of: shortAge) - 3
    guard room >= 5 else { return truncate("\(length) · \(shortAge)", columns: limit) }
    return Self.cut(section, columns: room) + " · " + shortAge
  }

  /// Section and length, under a line that tells the day.
  private func factsWithoutDate(_ length: String, columns limit: Int) -> String {
    guard let section = headline.section else { return truncate(length, columns: limit) }
    let whole = "\(section) · \(length)"
    if columns(of: whole) <= limit { return whole }
    let room = limit - columns(of: length) - 3
    if let words = Self.firstWords(of: section, columns: room) { return "\(words) · \(length)" }
    return room >= 5
      ? "\(Self.cut(section, columns: room)) · \(length)" : truncate(length, columns: limit)
  }

  /// The beginning of a section: whole words, else as many letters as fit.
  private static func cut(_ section: String, columns limit: Int) -> String {
    if let words = firstWords(of: section, columns: limit) { return words }
    var kept = section
    while columns(of: kept) >= limit, !kept.isEmpty { kept.removeLast() }
    return kept + "…"
  }

  /// The words of a section that fit, without an “and” at the end, if they still say something.
  private static func firstWords(of section: String, columns limit: Int) -> String? {
    var words = section.split(separator: " ")
    while let last = words.last,
      last.count <= 3 || columns(of: words.joined(separator: " ")) > limit
    {
      words.removeLast()
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension Headline {
  /// Where an article is from: its source's site, else its section.
  var origin: String? { source.map { host(of: $0) } ?? section }
}
