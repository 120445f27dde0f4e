internal import ArticleFormats
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Tells the files that are parts of what a list beside them names: that list is read with them, so
/// they are no articles of their own.
final class ExportFolders: Sendable {
  private let roots: [String]
  /// The entries of the lists of a folder, by its path.
  private let known = Mutex<[String: Set<String>]>([:])

  /// The largest lists of a folder together, in bytes.
  private static let largest = 64 << 20

  init(roots: [String]) { self.roots = roots }

  /// Whether a file is a part of an entry of a list.
  func hasPart(at place: FilePlace) -> Bool {
    guard !place.isRoot, place.rawName == nil, let part = ExportFolder.part(place.name) else {
      return false
    }
    let folder = roots[place.root] + "/" + part.folder
    return known.withLock { known in
      let entries = known[folder] ?? Self.entries(of: folder)
      known[folder] = entries
      return entries.contains(String(part.entry))
    }
  }

  private static func entries(of folder: String) -> Set<String> {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: Set<String> = []
    var left = largest
    while let entry = readdir(stream), left > 0 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          String(cString: $0)
        }
      }
      guard ExportFolder.isList(name), let file = try? ArticleFile.read(folder + name) else {
        continue
      }
      left -= file.bytes.count
      entries.formUnion(ExportFolder.entries(in: file.bytes))
    }
    return entries
  }
}
