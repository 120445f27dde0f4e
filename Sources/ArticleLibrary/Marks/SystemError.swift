/// What a system call failed with.
struct SystemError: Error, Hashable, Sendable {
  /// The number that the system gave.
  var code: Int32
}
