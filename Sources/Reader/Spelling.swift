/// The word of `known` that was probably meant by `word`.
public func closest(to word: String, among known: [String]) -> String? {
  known.map { (name: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= max(2, $0.name.count / 3) && $0.distance < word.count }
    .min { $0.distance < $1.distance }?.name
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
