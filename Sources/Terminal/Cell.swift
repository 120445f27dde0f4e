/// What one place of the screen shows.
///
/// A wide character takes two cells: the leading one holds it with a width of 2, the one behind it
/// is a continuation with a width of 0. ``CellGrid`` keeps the two together.
public struct Cell: Hashable, Sendable {
  /// The character and up to three marks that combine with it; a mark of 0 is none.
  public var base: UInt32
  public var firstMark: UInt32
  public var secondMark: UInt32
  public var thirdMark: UInt32
  public var style: Style
  /// Columns: 1 or 2, and 0 for the second half of a wide character.
  public var width: UInt8

  /// A cell with one character.
  public init(
    _ scalar: Unicode.Scalar, width: UInt8 = 1, style: Style = .plain
  ) {
    base = scalar.value
    firstMark = 0
    secondMark = 0
    thirdMark = 0
    self.style = style
    self.width = width
  }

  public static func == (left: Cell, right: Cell) -> Bool {
    left.base == right.base && left.style == right.style && left.width == right.width
      && left.firstMark == right.firstMark && left.secondMark == right.secondMark
      && left.thirdMark == right.thirdMark
  }

  /// An empty place.
  public static let blank = Cell(" ")

  /// The second half of a wide character in `style`.
  public static func continuation(style: Style) -> Cell {
    Cell(" ", width: 0, style: style)
  }

  /// Adds a mark that combines with the character; a fourth one is dropped.
  public mutating func add(mark: Unicode.Scalar) {
    if firstMark == 0 {
      firstMark = mark.value
    } else if secondMark == 0 {
      secondMark = mark.value
    } else if thirdMark == 0 {
      thirdMark = mark.value
    }
  }

  /// The cell's characters as text; empty for a continuation.
  public var text: String {
    guard width > 0 else { return "" }
    var scalars = String.UnicodeScalarView()
    for value in [base, firstMark, secondMark, thirdMark] where value != 0 {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
