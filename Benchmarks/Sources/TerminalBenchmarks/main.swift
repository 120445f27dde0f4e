import Terminal

let kilobyte = 1024

// Columns: the median and the least time of one run in microseconds.
print("wrap at 72 columns")
for (name, sample, length) in [
  ("English, ASCII", Samples.english, 4 * kilobyte),
  ("English, typeset", Samples.typeset, 4 * kilobyte),
  ("German", Samples.german, 4 * kilobyte),
  ("Chinese", Samples.chinese, 4 * kilobyte),
  ("Arabic", Samples.arabic, 4 * kilobyte),
  ("Thai", Samples.thai, 4 * kilobyte),
  ("English, ASCII", Samples.english, 40 * kilobyte),
  ("English, typeset", Samples.typeset, 40 * kilobyte),
  ("one line, ASCII", Samples.english, 2048 * kilobyte),
  ("one line, typeset", Samples.typeset, 2048 * kilobyte),
  ("one word", Samples.word, 2048 * kilobyte),
] {
  let text = Samples.repeated(sample, toLength: length)
  measure("\(name), \(length / kilobyte) KB", bytes: text.utf8.count) {
    wrap(text, columns: 72).count
  }
}

print("\nheadlines of up to three lines, 36 columns")
for (name, sample) in [("English", Samples.english), ("typeset", Samples.typeset)] {
  let text = String(sample.prefix(140))
  measure(name) { wrap(text, columns: 36, maximumLines: 3).count }
  measure("\(name), truncated") { truncate(text, columns: 36).utf8.count }
}

print("\ndraw a grid of 120 by 40")
let size = Size(columns: 120, rows: 40)
for (name, sample) in [
  ("ASCII", Samples.english), ("typeset", Samples.typeset), ("Chinese", Samples.chinese),
] {
  let text = Samples.repeated(sample, toLength: 64 * kilobyte)
  let lines = wrap(text, columns: size.columns)
  var grid = CellGrid(size: size)
  measure("\(name) text on every row") {
    var columns = 0
    for row in 0..<size.rows {
      columns += grid.write(text, range: lines[row].range, at: Point(column: 0, row: row))
    }
    return columns
  }
}
var grid = CellGrid(size: size)
measure("a new grid") { CellGrid(size: size).cells.count }
measure("fill") {
  grid.fill(grid.bounds, style: .plain)
  return grid.cells.count
}
measure("restyle") {
  grid.restyle(grid.bounds) { $0.overlaid(with: Style(attributes: .dim)) }
  return grid.cells.count
}
let (one, other) = (CellGrid(size: size), CellGrid(size: size))
measure("compare two equal grids") { one == other ? 1 : 0 }
