internal import CNcurses
internal import Terminal

/// Curses' cells for styles: attributes and a colour pair.
///
/// Pairs are few on some terminals. When they run short the cache forgets all of them between two
/// frames, and the screen is sent anew; within one frame a style without a pair goes uncoloured.
struct StyleCache {
  private let depth: ColorDepth
  private let limit: Int
  private var templates: [Style: cchar_t] = [:]
  private var pairs: [UInt64: Int32] = [:]
  private var last: (style: Style, template: cchar_t)?

  /// A cache for a terminal that can show `limit` pairs of colours at once.
  init(depth: ColorDepth, limit: Int) {
    self.depth = depth
    self.limit = min(limit, 4096)
  }

  /// Makes room where pairs have become scarce; returns whether all cells must be sent again.
  mutating func makeRoom() -> Bool {
    guard pairs.count > 0, pairs.count >= limit - 1 - limit / 8 else { return false }
    self = StyleCache(depth: depth, limit: limit)
    return true
  }

  /// A blank cell in `style`.
  mutating func template(for style: Style) -> cchar_t {
    if let last, last.style == style { return last.template }
    let template = templates[style] ?? makeTemplate(for: style)
    templates[style] = template
    last = (style, template)
    return template
  }

  private mutating func makeTemplate(for style: Style) -> cchar_t {
    let look = depth.look(of: style)
    var attributes: attr_t = 0
    for (attribute, bits) in [
      (Style.Attributes.bold, CN_BOLD), (.dim, CN_DIM), (.italic, CN_ITALIC),
      (.underline, CN_UNDERLINE), (.reverse, CN_REVERSE),
    ] where look.attributes.contains(attribute) {
      attributes |= bits
    }
    var pair = self.pair(foreground: look.foreground, background: look.background)
    var cell = cchar_t()
    setcchar(&cell, [0x20, 0], attributes, 0, &pair)
    return cell
  }

  private mutating func pair(foreground: Int32, background: Int32) -> Int32 {
    guard foreground >= 0 || background >= 0 else { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    let number = Int32(pairs.count + 1)
    guard number < limit, init_extended_pair(number, foreground, background) == OK else { return 0 }
    pairs[key] = number
    return number
  }
}
