#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Bytes that never change: of this process, or of a file that is mapped.
///
/// Safe to share because nothing writes to them once they are made.
final class PackedMemory: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  /// The file that is mapped, or -1.
  private let descriptor: Int32

  /// A copy of `source`.
  init(copying source: UnsafeRawBufferPointer) {
    let copy = UnsafeMutableRawBufferPointer.allocate(
      byteCount: source.count, alignment: PackedFile.alignment)
    copy.copyMemory(from: source)
    bytes = UnsafeRawBufferPointer(copy)
    descriptor = -1
  }

  /// So many bytes, which `fill` writes.
  init(byteCount: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: byteCount, alignment: PackedFile.alignment)
    fill(memory)
    bytes = UnsafeRawBufferPointer(memory)
    descriptor = -1
  }

  /// The file at `path`, mapped; `nil` where that cannot be.
  ///
  /// The file must only ever be replaced, never changed: then its mapping stays what it was.
  init?(mapping path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0,
      let base = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      base != MAP_FAILED
    else {
      close(descriptor)
      return nil
    }
    bytes = UnsafeRawBufferPointer(start: base, count: Int(status.st_size))
    self.descriptor = descriptor
  }

  /// The sum of a part of the bytes.
  ///
  /// Those of a file are read, not looked at in the mapping: what is looked at there counts as this
  /// process's memory, and most of it is never needed.
  func sum(_ range: Range<Int>) -> UInt64 {
    var sum = PackedSum()
    guard descriptor >= 0 else {
      sum.add(UnsafeRawBufferPointer(rebasing: bytes[range]))
      return sum.value
    }
    withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 8) { buffer in
      var offset = range.lowerBound
      while offset < range.upperBound {
        let wanted = min(buffer.count, range.upperBound - offset)
        let count = pread(descriptor, buffer.baseAddress, wanted, off_t(offset))
        if count < 0, errno == EINTR { continue }
        // A part that cannot be read has no sum that fits.
        guard count == wanted else { break }
        sum.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        offset += count
      }
    }
    return sum.value
  }

  /// Reads a part of the bytes into `buffer`, which has room for it; returns whether that worked.
  ///
  /// Those of a file are read and not looked at in the mapping, for the same reason.
  func read(_ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    guard descriptor >= 0 else {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
      return true
    }
    var done = 0
    while done < range.count, let base = buffer.baseAddress {
      let count = pread(
        descriptor, base + done, range.count - done, off_t(range.lowerBound + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  /// Lets go of what was looked at in a mapped file: it counts as this process's memory until then,
  /// and is looked at in the file again when it is needed.
  func forgetLookedAt() {
    guard descriptor >= 0 else { return }
    madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
  }

  /// Lets go of a part of it.
  func forgetLookedAt(_ part: Range<Int>) {
    guard descriptor >= 0, let base = bytes.baseAddress else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    // What shares a page with the part may be in use.
    let start = (part.lowerBound + page - 1) / page * page
    let end = part.upperBound / page * page
    guard start < end else { return }
    madvise(UnsafeMutableRawPointer(mutating: base + start), end - start, MADV_DONTNEED)
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}

/// A sum that changes where any byte does; eight bytes at a time, for there are many.
///
/// All parts but the last have to be of whole eights.
struct PackedSum {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count / 8
    for index in 0..<whole {
      let word = bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
      value = (value ^ word) &* 0x9FB2_1C65_1E98_DF25
      value ^= value >> 32
    }
    for byte in bytes[(whole * 8)...] { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

/// An array that never changes and may lie in a mapped file.
struct PackedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable
{
  private let memory: PackedMemory
  private let elements: UnsafeBufferPointer<Element>
  /// Where the array starts in ``memory``.
  private let start: Int
  private var readsSingly = false

  init(_ array: [Element]) {
    let memory = array.withUnsafeBytes { PackedMemory(copying: $0) }
    self.memory = memory
    elements = memory.bytes.bindMemory(to: Element.self)
    start = 0
  }

  /// So many elements, all of which `fill` writes.
  init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    let memory = PackedMemory(byteCount: count * MemoryLayout<Element>.stride) {
      fill($0.bindMemory(to: Element.self))
    }
    self.init(memory, 0..<memory.bytes.count)
  }

  /// The elements in a part of `memory` that is aligned for them.
  init(_ memory: PackedMemory, _ range: Range<Int>) {
    self.memory = memory
    start = range.lowerBound
    elements = UnsafeRawBufferPointer(rebasing: memory.bytes[range]).bindMemory(to: Element.self)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { elements.count }

  subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count)
    return readsSingly ? single(index) : elements[index]
  }

  /// The same array for whoever wants single elements from all over a large file: to read each costs
  /// less than to have the system map what lies around it, and leaves nothing behind in this
  /// process's memory.
  var readSingly: Self {
    var array = self
    array.readsSingly = true
    return array
  }

  private func single(_ index: Int) -> Element {
    let stride = MemoryLayout<Element>.stride
    let bytes = start + index * stride..<start + (index + 1) * stride
    return withUnsafeTemporaryAllocation(
      byteCount: stride, alignment: MemoryLayout<Element>.alignment
    ) { buffer in
      memory.read(bytes, into: buffer) ? buffer.load(as: Element.self) : elements[index]
    }
  }

  /// Lets go of the memory of the file that the array lies in.
  func forgetLookedAt() { memory.forgetLookedAt() }

  /// Lets go of the memory of a part of it.
  func forgetLookedAt(_ range: Range<Int>) {
    let stride = MemoryLayout<Element>.stride
    memory.forgetLookedAt(start + range.lowerBound * stride..<start + range.upperBound * stride)
  }

  /// Puts the elements of a range at the start of `buffer`, which grows where it is too short;
  /// returns whether they could be read.
  ///
  /// Those of a file do not count as this process's memory then.
  func read(_ range: Range<Int>, into buffer: inout [Element], empty: Element) -> Bool {
    precondition(range.lowerBound >= 0 && range.upperBound <= elements.count)
    if buffer.count < range.count {
      buffer = Array(repeating: empty, count: Swift.max(range.count, 2 * buffer.count))
    }
    let stride = MemoryLayout<Element>.stride
    let bytes = start + range.lowerBound * stride..<start + range.upperBound * stride
    return buffer.withUnsafeMutableBytes { memory.read(bytes, into: $0) }
  }

  /// The array as a section of a file.
  func part(_ section: PackedFile.Section) -> PackedFile.Part {
    PackedFile.Part(section: section, memory: memory, bytes: UnsafeRawBufferPointer(elements))
  }

  /// Calls `body` with the elements, which must not outlive it.
  func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    withExtendedLifetime(memory) { body(elements) }
  }
}
