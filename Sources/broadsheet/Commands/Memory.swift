#if os(Linux)
  internal import Glibc
#endif

/// The memory that the program takes from the system.
enum Memory {
  /// Has large pieces given back as soon as they are free: a search for a common word needs
  /// megabytes for a moment, and the C library would keep them, the longer the larger they are.
  static func giveBackLargePieces() {
    #if os(Linux)
      typealias Option = @convention(c) (Int32, Int32) -> Int32
      // Only where the C library has it; its header is in no module of Swift's.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let set = unsafeBitCast(symbol, to: Option.self)
      let (trimThreshold, mapThreshold): (Int32, Int32) = (-1, -3)
      _ = set(mapThreshold, 1 << 20)
      _ = set(trimThreshold, 1 << 20)
    #endif
  }
}
