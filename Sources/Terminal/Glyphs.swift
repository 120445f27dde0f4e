/// The cells that a text fills, without continuations: each is one character with its marks.
///
/// Terminals disagree about the width of emoji sequences. Joined sequences are cut after their
/// first character, variation selectors and skin tones are dropped and each half of a flag stands
/// alone, so that the sum of the widths is the same in every terminal.
public struct Glyphs<Text: StringProtocol>: Sequence {
  private let text: Text

  /// The cells of `text`.
  public init(_ text: Text) {
    self.text = text
  }

  /// Starts at the text's first character.
  public func makeIterator() -> Iterator {
    Iterator(text.unicodeScalars)
  }

  /// Walks over the cells of a text.
  public struct Iterator: IteratorProtocol {
    private var scalars: Text.UnicodeScalarView.Iterator
    private var pending: Unicode.Scalar?

    init(_ scalars: Text.UnicodeScalarView) {
      self.scalars = scalars.makeIterator()
    }

    /// The next cell, in the plain style.
    public mutating func next() -> Cell? {
      var current = pending
      pending = nil
      while true {
        guard let scalar = current ?? scalars.next() else { return nil }
        current = nil
        let width = columns(of: scalar)
        guard width > 0 else { continue }
        var cell = Cell(scalar, width: UInt8(width))
        collectMarks(into: &cell)
        return cell
      }
    }

    private mutating func collectMarks(into cell: inout Cell) {
      var isJoined = false
      while let scalar = scalars.next() {
        if scalar.value < 0x300 {
          pending = scalar
          return
        }
        if isJoined {
          isJoined = false
          if columns(of: scalar) > 0 { continue }
        }
        if scalar.value == 0x200D {
          isJoined = true
        } else if (0x1F3FB...0x1F3FF).contains(scalar.value) || scalar.value == 0xFE0F {
          continue
        } else if columns(of: scalar) == 0 {
          if scalar.properties.isGraphemeExtend { cell.add(mark: scalar) }
        } else {
          pending = scalar
          return
        }
      }
    }
  }
}
