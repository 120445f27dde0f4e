internal import Terminal

/// The looks that the cells of a row are sent in, from the first to the last.
///
/// A blank shows nothing of the colour and weight of text, so it takes those of what stands before
/// it, or behind it at the start of a row: the terminal is not told to change them for nothing.
struct BlankLook {
  /// What cannot be seen to be otherwise must be the same: all that shows on a blank.
  private static let seenOnBlanks: Style.Attributes = [.underline, .reverse, .strikethrough]

  private var last: Style?

  /// Looks for a row of `cells`.
  init(_ cells: some Sequence<Cell>) {
    last = cells.first { !Self.isBlank($0) }?.style
  }

  /// The look of the next cell.
  mutating func next(_ cell: Cell) -> Style {
    guard Self.isBlank(cell), let last, Self.areSame(cell.style, last) else {
      last = cell.style
      return cell.style
    }
    return last
  }

  private static func isBlank(_ cell: Cell) -> Bool {
    cell.base == 0x20 && cell.firstMark == 0 && cell.width == 1
  }

  /// Whether a blank looks the same in both styles.
  private static func areSame(_ one: Style, _ other: Style) -> Bool {
    one.background == other.background
      && one.attributes.isDisjoint(with: seenOnBlanks)
      && other.attributes.isDisjoint(with: seenOnBlanks)
  }
}
