/// A mistake in a file that the reader wrote.
///
/// It never keeps the program from starting.
struct Mistake: Error, Equatable, CustomStringConvertible {
  var file: String
  /// The line, counted from 1, where it is known.
  var line: Int?
  /// What is wrong and what would be right.
  var message: String

  var description: String {
    "\(file):\(line.map { "\($0): " } ?? " ")\(message)"
  }
}

/// The word of `known` that was probably meant by `word`, to be named in a message.
func suggestion(for word: String, among known: some Sequence<String>) -> String {
  let close = known.map { (name: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= max(2, $0.name.count / 3) }.min { $0.distance < $1.distance }
  return close.map { "; did you mean \($0.name)?" } ?? ""
}

/// How many letters have to be changed, added or taken away to make one word of another.
private func editDistance(_ one: String, _ other: String) -> Int {
  let letters = Array(other)
  var row = Array(0...letters.count)
  for (index, letter) in one.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in letters.indices {
      let substituted = diagonal + (letters[column] == letter ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
    }
  }
  return row[letters.count]
}
