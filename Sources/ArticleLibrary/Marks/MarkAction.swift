/// What the reader did at once, and takes back at once.
///
/// Only what really changed is in it: before the action each mark was the opposite.
struct MarkAction: Hashable, Sendable {
  /// Its name: no two actions of a machine have the same.
  var clock: MarkClock
  var edits: [MarkEdit]
}
