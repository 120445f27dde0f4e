internal import CCompression

/// Unpacks compressed bytes piece by piece, so that nothing needs room for all of them.
///
/// Whatever is in the bytes, no more than a limit is ever unpacked, and no more than a piece at a
/// time: a small file may stand for one that no memory holds.
final class ByteUnpacker {
  /// How bytes may be compressed.
  enum Method {
    case gzip, zstandard
    /// As servers send pages, with or without zlib's head.
    case deflate

    /// What the first bytes say.
    init?(of bytes: [UInt8]) {
      if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
        self = .gzip
      } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
        self = .zstandard
      } else {
        return nil
      }
    }
  }

  /// Whether everything was unpacked that there was.
  private(set) var isComplete = false
  /// Whether there was more than the limit.
  private(set) var isOverLimit = false

  private let bytes: [UInt8]
  private let method: Method
  private var place: Int
  private var left: Int
  private var stream = z_stream()
  private var zstandard: OpaquePointer?
  private var isOpen = false
  private var isEnded = false

  /// The bytes of a piece.
  static let piece = 1 << 16

  /// Unpacks `bytes` from `start`, and no more than `limit` bytes of them.
  init(_ bytes: [UInt8], method: Method, from start: Int = 0, limit: Int) {
    self.bytes = bytes
    self.method = method
    place = start
    left = limit
  }

  deinit {
    if isOpen { inflateEnd(&stream) }
    ZSTD_freeDCtx(zstandard)
  }

  /// The next piece; `nil` where there is none any more.
  func next() -> [UInt8]? {
    guard !isEnded else { return nil }
    guard left > 0 else {
      (isOverLimit, isEnded) = (place < bytes.count, true)
      return nil
    }
    let room = min(Self.piece, left)
    let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      count = method == .zstandard ? unpackZstandard(buffer) : inflate(buffer)
    }
    left -= piece.count
    return piece.isEmpty ? nil : piece
  }

  /// All of it, or `nil` where it is more than the limit or nothing.
  func all() -> [UInt8]? {
    var all: [UInt8] = []
    while let piece = next() { all += piece }
    return isOverLimit || all.isEmpty ? nil : all
  }

  // MARK: zlib

  private func begin() -> Bool {
    guard !isOpen else { return true }
    var window: Int32 = 15 + 16
    if method == .deflate {
      // The head of zlib is a multiple of 31.
      let head = bytes.dropFirst(place).prefix(2).reduce(0) { $0 << 8 | Int($1) }
      window = head % 31 == 0 && head >> 8 & 0xF == 8 ? 15 : -15
    }
    stream = z_stream()
    isOpen = inflate_begin(&stream, window) == Z_OK
    return isOpen
  }

  private func inflate(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var written = 0
    while written < buffer.count, !isEnded {
      guard place < bytes.count, begin() else {
        isEnded = true
        break
      }
      let (status, read, count) = inflateOnce(buffer, from: written)
      place += read
      written += count
      if status == Z_STREAM_END {
        endMember()
      } else if status != Z_OK || read == 0 && count == 0 {
        isEnded = true
      }
    }
    return written
  }

  private func inflateOnce(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> (status: Int32, read: Int, count: Int) {
    bytes.withUnsafeBufferPointer { input in
      guard let base = input.baseAddress, let output = buffer.baseAddress else {
        return (Z_BUF_ERROR, 0, 0)
      }
      let available = min(input.count - place, 1 << 30)
      stream.next_in = UnsafeMutablePointer(mutating: base + place)
      stream.avail_in = UInt32(available)
      stream.next_out = output + start
      stream.avail_out = UInt32(buffer.count - start)
      let status = CCompression.inflate(&stream, Z_NO_FLUSH)
      let count = buffer.count - start - Int(stream.avail_out)
      return (status, available - Int(stream.avail_in), count)
    }
  }

  /// Files of several parts, one behind the other, are one: logs and web archives are made so.
  private func endMember() {
    inflateEnd(&stream)
    isOpen = false
    while method == .gzip, place < bytes.count, bytes[place] == 0 { place += 1 }
    guard method == .gzip, place < bytes.count, bytes[place...].starts(with: [0x1F, 0x8B]) else {
      (isEnded, isComplete) = (true, true)
      return
    }
  }

  // MARK: Zstandard

  /// The most memory that a file may ask for to be unpacked, as a power of two.
  private static let largestWindow: Int32 = 25

  private func unpackZstandard(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    if zstandard == nil {
      zstandard = ZSTD_createDCtx()
      ZSTD_DCtx_setParameter(zstandard, ZSTD_d_windowLogMax, Self.largestWindow)
    }
    return bytes.withUnsafeBufferPointer { input in
      var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: place)
      var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      while target.pos < target.size, !isEnded {
        let before = (source.pos, target.pos)
        let status = ZSTD_decompressStream(zstandard, &target, &source)
        let isStuck = before == (source.pos, target.pos)
        isComplete = status == 0 && source.pos == source.size
        isEnded = ZSTD_isError(status) != 0 || isStuck || isComplete
      }
      place = source.pos
      return target.pos
    }
  }
}
