/// The mentions of names, put together: one for each that is named.
struct NameGroups {
  private struct Group {
    var text: String
    var words: [String]
    var mentions = 0
    /// Whether some mention does not only owe its capital letter to its place.
    var isStrong = false
    var person = 0
    var place = 0
    var organization = 0
    /// The place of the first mention.
    var first: Int

    var kind: Name.Kind {
      let best = max(person, place, organization)
      let count = [person, place, organization].count { $0 == best }
      guard best >= 2, count == 1 else { return .other }
      return best == person ? .person : best == place ? .place : .organization
    }

    mutating func take(_ other: Group) {
      mentions += other.mentions
      isStrong = isStrong || other.isStrong
      person += other.person
      place += other.place
      organization += other.organization
      first = min(first, other.first)
    }
  }

  private var groups: [[String]: Group] = [:]
  private(set) var names: [Name] = []

  /// The most different names that are looked at.
  private static let most = 2_000

  mutating func add(_ run: NameRun) {
    let words = run.words
    guard groups.count < Self.most || groups[words] != nil else { return }
    var group =
      groups[words] ?? Group(text: run.text, words: words, first: groups.count)
    // What is shouted somewhere is written plainly where it can be.
    if group.text != run.text, group.text == group.text.uppercased(), words.count > 1 {
      group.text = run.text
    }
    group.mentions += 1
    group.isStrong = group.isStrong || !run.isWeak
    group.person += run.person
    group.place += run.place
    group.organization += run.organization
    groups[words] = group
  }

  /// Joins short forms with full ones, and keeps what is a name.
  mutating func join(leastMentions: Int) {
    var full = groups.values.filter { $0.words.count > 1 && $0.isStrong }.sorted {
      $0.first < $1.first
    }
    let short = groups.values.filter { $0.words.count == 1 }.sorted { $0.first < $1.first }
    joinMiddleNames(&full)
    let byWord = index(full)
    var singles: [Group] = []
    let byInitials = Dictionary(
      full.enumerated().map { (Self.initials(of: $1.words), $0) }, uniquingKeysWith: { _, _ in -1 })
    for group in short {
      // “NATO” stands for the one name that has these initials.
      if group.words[0].count > 2, group.text == group.text.uppercased(),
        let place = byInitials[group.words[0]], place >= 0
      {
        full[place].take(group)
        continue
      }
      let candidates = byWord[group.words[0]] ?? []
      let fitting = candidates.filter {
        Self.isShort(group.words[0], group.place, of: full[$0].words)
      }
      if fitting.count == 1 {
        full[fitting[0]].take(group)
        // Who is called by the last name alone is a person, if nothing else is said.
        if group.words[0] == full[fitting[0]].words.last { full[fitting[0]].person += 2 }
      } else if group.isStrong, group.mentions >= leastMentions, Self.isTelling(group) {
        singles.append(group)
      }
    }
    names = (full + singles).sorted { ($1.mentions, $0.first) < ($0.mentions, $1.first) }.map {
      Name($0.text, kind: $0.kind, mentions: $0.mentions)
    }
  }

  private static func initials(of words: [String]) -> String {
    String(words.filter { !NameSigns.particles.contains($0) }.compactMap(\.first))
  }

  /// Whether a name of one word says something by itself: not “the Council”.
  private static func isTelling(_ group: Group) -> Bool {
    let word = group.words[0]
    return !NameSigns.organizations.contains(word) && !NameSigns.places.contains(word)
  }

  /// Where the first and last words of full names stand.
  private func index(_ full: [Group]) -> [String: [Int]] {
    var index: [String: [Int]] = [:]
    for (place, group) in full.enumerated() {
      for word in Set([group.words.first, group.words.last].compactMap { $0 }) {
        index[word, default: []].append(place)
      }
    }
    return index
  }

  /// Whether a word is the short form of a full name: its last word, or a person’s first name.
  private static func isShort(_ word: String, _ place: Int, of words: [String]) -> Bool {
    let isOrganization = words.contains { NameSigns.organizations.contains($0) }
    let isPlace = words.contains { NameSigns.places.contains($0) }
    if isOrganization || isPlace { return word == words.last }
    return place == 0
  }

  /// Joins “Ana Orrell” with “Ana Maria Orrell”.
  private func joinMiddleNames(_ full: inout [Group]) {
    var byEnds: [[String]: [Int]] = [:]
    for (place, group) in full.enumerated() {
      byEnds[[group.words[0], group.words[group.words.count - 1]], default: []].append(place)
    }
    var joined: Set<Int> = []
    for places in byEnds.values where places.count == 2 {
      let (one, other) = (full[places[0]].words.count, full[places[1]].words.count)
      guard min(one, other) == 2, one != other else { continue }
      let (short, long) = one < other ? (places[0], places[1]) : (places[1], places[0])
      full[long].take(full[short])
      joined.insert(short)
    }
    full = full.indices.filter { !joined.contains($0) }.map { full[$0] }
  }
}
