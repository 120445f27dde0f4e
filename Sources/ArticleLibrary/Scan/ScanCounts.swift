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

  /// These files, with what had become of some of them in a scan just before.
  func joined(_ before: ScanCounts) -> ScanCounts {
    var counts = self
    counts.new += before.new
    counts.changed += before.changed
    counts.gone += before.gone
    return counts
  }
}
