/// The terminal cannot be drawn on.
public struct CursesError: Error, CustomStringConvertible {
  /// What is wrong and what to do about it.
  public let description: String
}
