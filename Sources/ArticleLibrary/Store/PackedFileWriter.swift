#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Writes a packed file section after section, so that they need not be in memory together.
///
/// What fails is told at the end; nothing more is written then.
struct PackedFileWriter {
  private let descriptor: Int32
  private let generation: UInt64
  /// What the head says of the sections.
  private var entries: [UInt64] = []
  private var end: Int
  private var isWhole: Bool
  private var sum = PackedSum()
  /// Bytes of a section that are not in its sum yet, for that takes eight at a time.
  private var rest: [UInt8] = []

  /// The most sections of a file.
  private static let mostSections = 64

  init(_ descriptor: Int32, generation: UInt64) {
    self.descriptor = descriptor
    self.generation = generation
    end = PackedFile.aligned(PackedFile.headBytes + Self.mostSections * PackedFile.entryBytes)
    // Until the file is whole its head says nothing.
    isWhole = [UInt8](repeating: 0, count: end).withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  /// Writes a section that is in memory.
  mutating func add(_ part: PackedFile.Part) {
    add(part.section) { $0.append(part.bytes) }
  }

  /// Writes sections that are in memory.
  mutating func add(_ parts: [PackedFile.Part]) {
    for part in parts { add(part) }
  }

  /// Writes a section that `body` appends piece by piece.
  mutating func add(
    _ section: PackedFile.Section, _ body: (inout PackedFileWriter) throws -> Void
  ) rethrows {
    let start = end
    sum = PackedSum()
    try body(&self)
    rest.withUnsafeBytes { sum.add($0) }
    rest = []
    entries += [UInt64(section.rawValue), UInt64(start), UInt64(end - start), sum.value]
    pad()
  }

  /// Appends to the section that is being written.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard isWhole else { return }
    isWhole = writeAll(bytes, to: descriptor)
    end += bytes.count
    var bytes = bytes[...]
    if !rest.isEmpty {
      let missing = bytes.prefix(8 - rest.count)
      rest += missing
      bytes = bytes.dropFirst(missing.count)
      guard rest.count == 8 else { return }
      rest.withUnsafeBytes { sum.add($0) }
      rest = []
    }
    let eights = bytes.prefix(bytes.count / 8 * 8)
    sum.add(UnsafeRawBufferPointer(rebasing: eights))
    rest += bytes.dropFirst(eights.count)
  }

  private mutating func pad() {
    let zeros = [UInt8](repeating: 0, count: PackedFile.aligned(end) - end)
    isWhole = isWhole && zeros.withUnsafeBytes { writeAll($0, to: descriptor) }
    end = PackedFile.aligned(end)
  }

  /// Writes the head; returns whether the file is whole, and else `errno` tells why not.
  consuming func finish() -> Bool {
    precondition(entries.count <= 4 * Self.mostSections)
    guard isWhole, lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    let head = [PackedFile.mark, generation, UInt64(entries.count / 4)] + entries
    return head.withUnsafeBytes { writeAll($0, to: descriptor) }
  }
}
