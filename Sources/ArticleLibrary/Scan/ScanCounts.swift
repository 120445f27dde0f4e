/// How many files a scan found, and what had become of them since the one before.
public struct ScanCounts: Hashable, Sendable {
  /// Files that there are.
  public var found = 0
  /// Files that there were not.
  public var new = 0
  /// Files that are not what they were, or could not be read the last time.
  public var changed = 0
  /// Files that are not there any more.
  public var gone = 0

  /// No files at all.
  public init() {}

  /// The counts of a scan that went through all files and found that `toRead` have to be read.
  init(toRead: [FoundFile], known: KnownFiles) {
    new = toRead.count { known.row(of: $0) == nil }
    changed = toRead.count - new
    found = known.seen + new
    gone = known.gone.count
  }
}
