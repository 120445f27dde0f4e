/// Why folders that are watched have to be gone through again.
enum WatchEnd: Equatable {
  /// Nobody knows any more what is where.
  case lostTrack
  /// They cannot be watched in this way.
  case failure(WatchFailure)
}
