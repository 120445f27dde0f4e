internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Files that belong to another one.
extension ArticleFile {
  /// What reads files by their paths from the file `file` of `folder`, out of which nothing is read.
  public static func beside(_ file: String, in folder: String) -> (String) -> [UInt8]? {
    let inner = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    return { path in
      let name = inner + path
      return isInside(name, folder) ? (try? read(folder + "/" + name))?.bytes : nil
    }
  }

  /// Whether a name is that of a plain file in a folder, also where links are followed.
  static func isInside(_ name: String, _ folder: String) -> Bool {
    guard let path = realpath(folder + "/" + name, nil), let root = realpath(folder, nil) else {
      return false
    }
    defer {
      free(path)
      free(root)
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let whole = String(cString: root)
    return String(cString: path).hasPrefix(whole.hasSuffix("/") ? whole : whole + "/")
  }
}

extension FilePlace {
  /// What reads files by their paths from this one, inside its library folder alone; nothing where a
  /// file was named itself.
  func filesBeside(in rootPath: String) -> (String) -> [UInt8]? {
    isRoot || rawName != nil ? { _ in nil } : ArticleFile.beside(name, in: rootPath)
  }
}
