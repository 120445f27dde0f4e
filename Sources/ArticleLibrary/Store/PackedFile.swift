#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file of arrays that is mapped rather than read, so that opening it takes as long for a hundred
/// articles as for a million.
///
/// It starts with a mark, the generation of the index that it was made of, and a table of its
/// sections. A file that is not whole, or not of this machine's byte order, is as good as none: all
/// that is in it can be made again.
struct PackedFile {
  /// What a section holds; the numbers stand in files.
  enum Section: UInt32, CaseIterable {
    case docids = 1
    case identifiers, fingerprints, dates
    case titleBytes, titleStarts
    case relationDocids, relationDates, lengths
    case termWords, termSlots, termStarts, termPostings
    case headlineWords, headlineSlots, headlineStarts, headlinePostings
    case exactHashes, exactSlots, exactNext
    case foldedHashes, foldedSlots, foldedNext
    case strippedHashes, strippedSlots, strippedNext, strippedPositions
    case addressHashes, addressSlots, addressNext
    case addresses, sketches, versionDocids, versionStarts, olderVersions
    case givenRead, givenStarred
    case termCounts, headlineCounts
    case pointerWords, pointerSlots, pointerStarts, pointerPostings, pointerCounts
    case storyDocids, storyNumbers, storyStarts, storyMembers
    case removedDocids, baseGeneration
  }

  /// A section to be written.
  struct Part {
    var section: Section
    var memory: PackedMemory
    var bytes: UnsafeRawBufferPointer
  }

  static let alignment = 16
  static let mark: UInt64 = 0x3130_4b43_4150_5342
  static let headBytes = 24
  static let entryBytes = 32

  private let memory: PackedMemory
  private var ranges: [UInt32: (range: Range<Int>, sum: UInt64)] = [:]
  let generation: UInt64

  /// The file at `path`, if it is whole.
  init?(path: String) {
    guard let memory = PackedMemory(mapping: path), memory.bytes.count >= Self.headBytes else {
      return nil
    }
    self.memory = memory
    let bytes = memory.bytes
    guard bytes.loadUnaligned(as: UInt64.self) == Self.mark else { return nil }
    generation = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    let count = Int(clamping: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    guard count <= 100, bytes.count >= Self.headBytes + count * Self.entryBytes else { return nil }
    for index in 0..<count {
      let entry = Self.headBytes + index * Self.entryBytes
      let values = (0..<4).map {
        bytes.loadUnaligned(fromByteOffset: entry + 8 * $0, as: UInt64.self)
      }
      let (start, length) = (Int(clamping: values[1]), Int(clamping: values[2]))
      guard start % Self.alignment == 0, start <= bytes.count, length <= bytes.count - start else {
        return nil
      }
      ranges[UInt32(truncatingIfNeeded: values[0])] = (start..<start + length, values[3])
    }
  }

  /// The elements of a section; `nil` where the file has none of them.
  ///
  /// With `verified` the section is nil too where its bytes are not those that were written: what
  /// holds positions in other sections must not be used unless they are.
  func array<Element: BitwiseCopyable & Sendable>(
    _ section: Section, of: Element.Type = Element.self, verified: Bool
  ) -> PackedArray<Element>? {
    guard let (range, sum) = ranges[section.rawValue],
      range.count % MemoryLayout<Element>.stride == 0,
      !verified || memory.sum(range) == sum
    else { return nil }
    return PackedArray(memory, range)
  }

  /// Whether the bytes of some sections are those that were written.
  func isIntact(_ sections: [Section]) -> Bool {
    sections.allSatisfy { section in
      ranges[section.rawValue].map { memory.sum($0.range) == $0.sum } ?? false
    }
  }

  /// Writes a file, which takes the place of the one at `path` as soon as it is whole.
  static func write(
    _ parts: [Part], generation: UInt64, to path: String
  ) throws {
    try replaceFile(path) { descriptor in
      var writer = PackedFileWriter(descriptor, generation: generation)
      writer.add(parts)
      return writer.finish()
    }
  }

  static func aligned(_ offset: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }
}
