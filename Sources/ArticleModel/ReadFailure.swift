/// A file or folder that could not be read, and why.
public struct ReadFailure: Hashable, Sendable, Error {
  /// The path inside its library folder, as far as it is known.
  public var path: String
  /// What is wrong, in words that end a sentence: `not a text file`.
  public var reason: String
  /// The line where it went wrong, counted from 1.
  public var line: Int?

  /// A failure to read `path`.
  public init(path: String, reason: String, line: Int? = nil) {
    self.path = path
    self.reason = reason
    self.line = line
  }
}
