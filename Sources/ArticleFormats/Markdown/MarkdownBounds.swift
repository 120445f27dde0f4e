/// What a Markdown text may have of signs, so that a small file does not take all memory, or hours.
///
/// The parser makes a node of each sign that could mean something; it fills up each row of a table to
/// the width of the whole, and looks through a row again for each cell that it adds.
struct MarkdownBounds {
  /// Whether the signs are few enough for a parser; a text of little else is shown as it is written.
  private(set) var areSignsBounded = true
  /// Whether a parser may look for tables.
  private(set) var areTablesBounded = true
  /// Whether a parser may look for addresses of mail, each of which takes it long.
  private(set) var areAddressesBounded = true

  /// Each takes a few hundred bytes.
  private static let mostSigns = 500_000
  /// The most cells of all tables, those that are filled up among them.
  private static let mostCells = 300_000
  private static let mostColumns = 1000
  private static let mostAddresses = 20_000
  /// What a mark of a quote or a list takes, in signs.
  private static let markWeight = 3

  init(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var signs = 0
      var addresses = 0
      var table = (columns: 0, cells: 0)
      var start = 0
      while start < bytes.count, areSignsBounded {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = bytes[start..<end]
        start = end + 1
        signs += line.count { Self.isSign[Int($0)] } + 1
        signs += Self.marks(before: line) * Self.markWeight
        addresses += line.count { $0 == UInt8(ascii: "@") }
        areSignsBounded = signs <= Self.mostSigns
        follow(line, &table)
      }
      areAddressesBounded = addresses <= Self.mostAddresses
    }
  }

  private mutating func follow(_ line: Line, _ table: inout (columns: Int, cells: Int)) {
    guard !Self.isBlank(line) else {
      table.columns = 0
      return
    }
    if Self.isRule(line) { table.columns = max(table.columns, line.count { $0 == 0x7C } + 1) }
    table.cells += table.columns
    if table.columns > Self.mostColumns || table.cells > Self.mostCells {
      areTablesBounded = false
    }
  }

  /// Whether a byte may be more than itself, by its number.
  private static let isSign: [Bool] = (0...255).map { "*_[]<>!`~|&\\".utf8.contains($0) }

  /// How many marks of quotes and lists stand before a line.
  private static func marks(before line: Line) -> Int {
    line.prefix { $0 <= 0x20 || ">-*+.)0123456789".utf8.contains($0) }
      .count { ">-*+.)".utf8.contains($0) }
  }

  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  /// Whether a line ends a table, in a quote too.
  private static func isBlank(_ line: Line) -> Bool {
    line.allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
  }

  /// Whether a line may be the one below a table's head: `| --- | :-: |`, in a quote or list too.
  private static func isRule(_ line: Line) -> Bool {
    line.contains(UInt8(ascii: "-"))
      && line.allSatisfy { $0 <= 0x20 || "|:->*+.)0123456789".utf8.contains($0) }
  }
}
