#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds out what happened by the times at which the folders changed.
///
/// It costs a call a folder each time, whatever is in them.
final class PollingNotifier: FolderNotifier {
  private struct Known {
    var path: FileName
    var place: FolderPlace
    var modified: ModificationTime
    /// Whether more can happen without the time becoming another.
    var mayHideMore: Bool
  }

  private var folders: [Int32: Known] = [:]
  private var last: Int32 = 0

  var descriptor: Int32? { nil }

  func watch(_ path: FileName, followsLink: Bool) -> Int32? {
    guard let known = look(at: path) else { return nil }
    last += 1
    folders[last] = known
    return last
  }

  func unwatch(_ folder: Int32) { folders[folder] = nil }

  func events() -> [FolderEvent] {
    var events: [FolderEvent] = []
    for (folder, before) in folders {
      guard let now = look(at: before.path) else {
        events.append(FolderEvent(folder: folder, kind: .deleted))
        continue
      }
      guard
        before.mayHideMore || now.modified != before.modified || now.place != before.place
      else { continue }
      folders[folder] = now
      events.append(FolderEvent(folder: folder, kind: .listing))
    }
    return events
  }

  private func look(at path: FileName) -> Known? {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return nil
    }
    let modified = ModificationTime(status)
    return Known(
      path: path, place: FolderPlace(status), modified: modified,
      mayHideMore: modified.isCoarse && modified.isAfter(.now))
  }
}
