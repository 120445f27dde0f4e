/// How a list comes of another one: stretches of that, and new elements in between.
///
/// Of a million articles nearly all stay, so whole stretches are copied and nothing is looked at one
/// by one.
struct Splice {
  enum Step {
    case copy(Range<Int>)
    /// The new element that has this place among the new ones.
    case insert(Int)
  }

  private(set) var steps: [Step] = []
  /// How many elements there are then.
  private(set) var count = 0

  /// Takes the numbers `removed` out of the descending `docids` and puts `added`, which descend as
  /// well, in their places.
  init(_ docids: PackedArray<Int64>, without removed: Set<Int64>, with added: [Int64]) {
    var gone = removed.compactMap { docids.position(of: $0) }.sorted()[...]
    var position = 0
    for (index, docid) in added.enumerated() {
      copy(from: &position, to: docids.firstPosition(from: docid), without: &gone)
      steps.append(.insert(index))
      count += 1
    }
    copy(from: &position, to: docids.count, without: &gone)
  }

  private mutating func copy(
    from position: inout Int, to end: Int, without gone: inout ArraySlice<Int>
  ) {
    while let next = gone.first, next < end {
      add(position..<next)
      position = next + 1
      gone = gone.dropFirst()
    }
    add(position..<end)
    position = end
  }

  private mutating func add(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    steps.append(.copy(range))
    count += range.count
  }
}

extension PackedArray {
  /// The elements of `old` after a change; `new` tells those that come in.
  init(_ old: PackedArray, _ splice: Splice, new: (Int) -> Element) {
    self.init(count: splice.count) { buffer in
      old.withElements { elements in
        var place = 0
        for step in splice.steps {
          switch step {
          case .copy(let range):
            let part = UnsafeBufferPointer(rebasing: elements[range])
            _ = UnsafeMutableBufferPointer(rebasing: buffer[place..<place + part.count])
              .update(fromContentsOf: part)
            place += part.count
          case .insert(let index):
            buffer[place] = new(index)
            place += 1
          }
        }
      }
    }
  }
}

extension FoldedTitles {
  /// The headlines of `old` after a change; `new` tells those that come in, folded.
  init(_ old: FoldedTitles, _ splice: Splice, new: (Int) -> [UInt8]) {
    var builder = Builder(spliced: splice, old, new)
    for step in splice.steps {
      switch step {
      case .copy(let range): builder.append(range, of: old)
      case .insert(let index): builder.append(new(index))
      }
    }
    self = builder.finish()
  }
}
