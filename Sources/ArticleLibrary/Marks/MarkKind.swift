internal import ArticleModel

/// Which mark a record is about, as a number; tags are numbered in the order of their appearance.
struct MarkKind: Hashable, Sendable {
  let rawValue: UInt32

  static let read = MarkKind(rawValue: 0)
  static let starred = MarkKind(rawValue: 1)
  static let position = MarkKind(rawValue: 2)
  static let opened = MarkKind(rawValue: 3)
  static let followed = MarkKind(rawValue: 4)
  static let apart = MarkKind(rawValue: 5)
  /// Tags have even numbers from here on, and the stories that articles were joined with odd ones.
  private static let firstNamed: UInt32 = 6

  /// The kind of the tag with this number.
  static func tag(_ number: Int) -> MarkKind {
    MarkKind(rawValue: firstNamed + UInt32(truncatingIfNeeded: number) * 2)
  }

  /// The kind of being joined with the story of the article that has this number.
  static func together(_ number: Int) -> MarkKind {
    MarkKind(rawValue: firstNamed + UInt32(truncatingIfNeeded: number) * 2 + 1)
  }

  /// Whether it is about a story of several articles.
  var isOfStory: Bool {
    self == .followed || self == .apart || rawValue >= Self.firstNamed && tagNumber == nil
  }

  /// The number of the tag, where it is one.
  var tagNumber: Int? {
    rawValue >= Self.firstNamed && rawValue & 1 == 0
      ? Int(rawValue - Self.firstNamed) / 2 : nil
  }
}

/// The numbers of the tags, and of the articles whose stories others were joined with.
struct TagNumbers: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  private(set) var partners: [ArticleID] = []
  private var partnerNumbers: [ArticleID: Int] = [:]

  /// The kind of a mark, whose tag gets a number if it has none yet.
  mutating func kind(of mark: MarkChange.Mark) -> MarkKind {
    if let known = knownKind(of: mark) { return known }
    switch mark {
    case .tag(let name):
      numbers[name] = names.count
      names.append(name)
      return .tag(names.count - 1)
    case .together(let other):
      partnerNumbers[other] = partners.count
      partners.append(other)
      return .together(partners.count - 1)
    default: return .read
    }
  }

  /// The kind of a mark; `nil` for a tag that no article has.
  func knownKind(of mark: MarkChange.Mark) -> MarkKind? {
    switch mark {
    case .read: .read
    case .starred: .starred
    case .followed: .followed
    case .apart: .apart
    case .tag(let name): numbers[name].map { MarkKind.tag($0) }
    case .together(let other): partnerNumbers[other].map { MarkKind.together($0) }
    }
  }
}
