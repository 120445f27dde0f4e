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
  }

  /// A section to be written.
  struct Part {
    var section: Section
    var memory: PackedMemory
    var bytes: UnsafeRawBufferPointer
  }

  static let alignment = 16
  private static let mark: UInt64 = 0x3130_4b43_4150_5342
  private static let headBytes = 24
  private static let entryBytes = 32

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

  /// Writes a file, which takes the place of the one at `path` as soon as it is whole.
  ///
  /// Returns whether that worked; without it the next start takes a little longer.
  static func write(_ parts: [Part], generation: UInt64, to path: String) -> Bool {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return false }
    var head: [UInt64] = [mark, generation, UInt64(parts.count)]
    var end = aligned(headBytes + parts.count * entryBytes)
    for part in parts {
      let length = part.bytes.count
      head += [UInt64(part.section.rawValue), UInt64(end), UInt64(length), sum(of: part.bytes)]
      end = aligned(end + length)
    }
    var isWritten = head.withUnsafeBytes { write($0, to: descriptor) }
    isWritten = isWritten && pad(after: head.count * 8, descriptor)
    for part in parts {
      isWritten = isWritten && write(part.bytes, to: descriptor)
      isWritten = isWritten && pad(after: part.bytes.count, descriptor)
    }
    isWritten = close(descriptor) == 0 && isWritten
    if isWritten, rename(temporary, path) == 0 { return true }
    unlink(temporary)
    return false
  }

  private static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = PackedSum()
    sum.add(bytes)
    return sum.value
  }

  private static func aligned(_ offset: Int) -> Int {
    (offset + alignment - 1) / alignment * alignment
  }

  private static func pad(after length: Int, _ descriptor: Int32) -> Bool {
    let zeros = [UInt8](repeating: 0, count: aligned(length) - length)
    return zeros.withUnsafeBytes { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = writeSome(descriptor, rest)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    }
    return true
  }
}

/// `write` of the system, whose name a method here has too.
private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
