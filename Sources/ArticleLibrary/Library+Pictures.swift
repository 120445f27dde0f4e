internal import ArticleFormats
public import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A picture of an article, and where its bytes are to be had without the network.
public struct FoundPicture: Hashable, Sendable {
  /// Where a picture is.
  public enum Place: Hashable, Sendable {
    /// In a file, by its path inside the folder of the library.
    case file(String)
    /// In the article's own file.
    case embedded(type: String, bytes: Int)
    /// Not here.
    case missing
  }

  /// What its block calls it.
  public var source: String
  public var place: Place

  /// A picture at a place.
  public init(source: String, place: Place) {
    self.source = source
    self.place = place
  }
}

extension Library {
  /// The pictures of an article that are not only on the web, and where they are.
  ///
  /// No file is opened but the article's own; whether the others are there is asked of the file
  /// system, inside the library's folder alone.
  public func pictures(of article: Article, id: ArticleID) -> [FoundPicture] {
    guard let stored = try? stored(id), paths.indices.contains(stored.place.root) else { return [] }
    let root = paths[stored.place.root]
    guard stored.place.isRoot else {
      return Self.pictures(of: article, file: stored.place.name, folder: root)
    }
    let end = root.lastIndex(of: "/")
    return Self.pictures(
      of: article, file: end.map { String(root[$0...].dropFirst()) } ?? root,
      folder: end.map { String(root[..<$0]) } ?? ".")
  }

  /// The pictures of an article in the file `file` of the folder `folder`, out of which none is
  /// looked for.
  public static func pictures(of article: Article, file: String, folder: String) -> [FoundPicture] {
    var page: [UInt8]?
    let isPacked = ArticleParser.formatsWithPictures.contains(article.format)
    return article.pictures.map { picture in
      if isPacked || picture.source.hasPrefix("data:") {
        let bytes = page ?? (try? ArticleFile.read(folder + "/" + file))?.bytes ?? []
        page = bytes
        let found = ArticleParser().picture(picture.source, in: bytes)
        return FoundPicture(
          source: picture.source,
          place: found.map { .embedded(type: $0.type, bytes: $0.bytes.count) } ?? .missing)
      }
      let names =
        FileReference(picture.reference ?? picture.source)?.names(from: file, root: folder) ?? []
      let name = names.first.flatMap { isInside($0, folder) ? $0 : nil }
      return FoundPicture(source: picture.source, place: name.map { .file($0) } ?? .missing)
    }
  }

  /// The bytes of a picture of an article.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where they cannot be had.
  public func bytes(of picture: FoundPicture, id: ArticleID) throws(ReadFailure) -> [UInt8] {
    let stored = try stored(id)
    let root = paths[stored.place.root]
    switch picture.place {
    case .file(let name):
      let folder =
        stored.place.isRoot
        ? String(root.prefix(upTo: root.lastIndex(of: "/") ?? root.startIndex)) : root
      guard Self.isInside(name, folder) else {
        throw ReadFailure(path: name, reason: "it is not in this library")
      }
      return try ArticleFile.read(folder + "/" + name).bytes
    case .embedded:
      let path = stored.place.path(in: root)
      let bytes = try ArticleFile.read(path, name: stored.headline.path).bytes
      guard let found = parser.picture(picture.source, in: bytes) else {
        throw ReadFailure(path: stored.headline.path, reason: "the picture is not in it any more")
      }
      return found.bytes
    case .missing: throw ReadFailure(path: picture.source, reason: "it is not in this library")
    }
  }

  /// Whether a name is that of a plain file in a folder, also where links are followed.
  private static func isInside(_ name: String, _ folder: String) -> Bool {
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
