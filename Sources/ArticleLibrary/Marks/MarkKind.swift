internal import ArticleModel

/// Which mark a record is about, as a number; tags are numbered in the order of their appearance.
struct MarkKind: Hashable, Sendable {
  let rawValue: UInt32

  static let read = MarkKind(rawValue: 0)
  static let starred = MarkKind(rawValue: 1)
  static let position = MarkKind(rawValue: 2)
  static let opened = MarkKind(rawValue: 3)
  private static let firstTag: UInt32 = 4

  /// The kind of the tag with this number.
  static func tag(_ number: Int) -> MarkKind {
    MarkKind(rawValue: firstTag + UInt32(truncatingIfNeeded: number))
  }

  /// The number of the tag, where it is one.
  var tagNumber: Int? {
    rawValue >= Self.firstTag ? Int(rawValue - Self.firstTag) : nil
  }
}

/// The numbers of the tags.
struct TagNumbers: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  /// The kind of a mark, whose tag gets a number if it has none yet.
  mutating func kind(of mark: MarkChange.Mark) -> MarkKind {
    if let known = knownKind(of: mark) { return known }
    guard case .tag(let name) = mark else { return .read }
    numbers[name] = names.count
    names.append(name)
    return .tag(names.count - 1)
  }

  /// The kind of a mark; `nil` for a tag that no article has.
  func knownKind(of mark: MarkChange.Mark) -> MarkKind? {
    switch mark {
    case .read: .read
    case .starred: .starred
    case .tag(let name): numbers[name].map { MarkKind.tag($0) }
    }
  }
}
