/// What `is:` asks for.
public enum ReadingState: String, Hashable, Sendable, CaseIterable {
  case unread
  case read
  case starred
  /// First seen since the program was started.
  case new
  /// Begun, and not read to its end.
  case unfinished
}
