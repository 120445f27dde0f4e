/// Why folders cannot be watched.
struct WatchFailure: Error, Equatable {
  /// The reason in words, without a capital and a full stop.
  var reason: String

  static let noneLeft = WatchFailure(reason: "the system has no watches left")
  static let network = WatchFailure(reason: "a network file system tells of no changes")

  static func tooMany(_ limit: Int) -> WatchFailure {
    WatchFailure(reason: "there are more than \(limit) folders")
  }
}
