/// The elements of a page that are open, as far as its tags tell.
///
/// The parser looks through all of them again and again: where they are many, a small page would take
/// it minutes. Browsers have such a limit too, and pages are a tenth as deep.
struct OpenElements {
  /// The names of those that are open, as numbers.
  private var names: [UInt64] = []

  private static let most = 256

  /// Elements that close themselves, or are closed by what follows: they do not nest.
  private static let shallow: Set<UInt64> = Set(
    [
      "area", "base", "basefont", "bgsound", "br", "col", "colgroup", "embed", "frame", "hr", "img",
      "input", "keygen", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td", "th",
      "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "rb", "rp", "rt", "rtc",
      "path", "use", "circle", "rect",
    ].map { PageWords.hash($0.utf8) })

  /// Takes in the first tag of an element; `false` where it would be one too many.
  mutating func begin(_ name: some Sequence<UInt8>) -> Bool {
    let number = PageWords.hash(name.lazy.map { lowercase($0) })
    guard !Self.shallow.contains(number) else { return true }
    guard names.count < Self.most else { return false }
    names.append(number)
    return true
  }

  /// Takes in the last tag of an element.
  ///
  /// Only that one is closed, and none that was opened in it and is open still: the parser may keep
  /// those.
  mutating func end(_ name: some Sequence<UInt8>) {
    let number = PageWords.hash(name.lazy.map { lowercase($0) })
    if let index = names.lastIndex(of: number) { names.remove(at: index) }
  }
}
