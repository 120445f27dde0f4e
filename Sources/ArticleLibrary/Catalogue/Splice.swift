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
  ///
  /// They are put together where they stay, for those of a million articles are 80 MB.
  init(_ old: FoldedTitles, _ splice: Splice, new: (Int) -> [UInt8]) {
    let size = splice.steps.reduce(0) { sum, step in
      switch step {
      case .copy(let range): sum + old.start(range.upperBound) - old.start(range.lowerBound)
      case .insert(let index): sum + new(index).count
      }
    }
    let starts = PackedArray<UInt32>(count: splice.count + 1) { buffer in
      var (place, end) = (0, 0)
      for step in splice.steps {
        switch step {
        case .copy(let range):
          let distance = UInt32(end) &- UInt32(old.start(range.lowerBound))
          old.starts.withElements { starts in
            for position in range {
              buffer[place] = starts[position] &+ distance
              place += 1
            }
          }
          end += old.start(range.upperBound) - old.start(range.lowerBound)
        case .insert(let index):
          buffer[place] = UInt32(end)
          place += 1
          end += new(index).count
        }
      }
      buffer[place] = UInt32(end)
    }
    // Behind them stands a zero, as behind those of a builder.
    let bytes = PackedArray<UInt8>(count: size + 1) { buffer in
      var end = 0
      func add(_ part: UnsafeBufferPointer<UInt8>) {
        _ = UnsafeMutableBufferPointer(rebasing: buffer[end..<end + part.count])
          .update(fromContentsOf: part)
        end += part.count
      }
      for step in splice.steps {
        switch step {
        case .copy(let range):
          let part = old.start(range.lowerBound)..<old.start(range.upperBound)
          old.bytes.withElements { add(UnsafeBufferPointer(rebasing: $0[part])) }
        case .insert(let index): new(index).withUnsafeBufferPointer(add)
        }
      }
      buffer[end] = 0
    }
    self.init(bytes: bytes, starts: starts)
  }
}
