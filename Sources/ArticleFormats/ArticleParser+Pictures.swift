internal import ArticleModel

extension ArticleParser {
  /// The formats of articles whose pictures lie in the same file.
  public static let formatsWithPictures: Set<String> = ["epub", "mhtml"]

  /// The picture that lies in a book, a mail or a page that was saved as one file; `nil` where it
  /// lies elsewhere.
  func packedPicture(_ source: String, in bytes: [UInt8]) -> EmbeddedPicture? {
    if ZipFile.isLikely(bytes) {
      return ZipFile.with(bytes) { zip in
        (try? zip?.contents(of: source)).map {
          EmbeddedPicture(type: Self.pictureType(of: source), bytes: $0)
        }
      }
    }
    guard MailParser.isLikely(bytes, name: "") else { return nil }
    let identifier = source.hasPrefix("cid:") ? "<" + source.dropFirst(4) + ">" : nil
    let part = MailParts.first(in: bytes) { headers, type in
      guard type.name.hasPrefix("image/") else { return false }
      if let identifier { return headers["content-id"].map { safeLine($0) } == identifier }
      return headers["content-location"].map { safeLine($0) } == source
    }
    return part.map { headers, range in
      let type = MimeType(headers.raw("content-type"), default: "").name
      return EmbeddedPicture(
        type: safeLine(type), bytes: MailParts.contents(bytes, headers, range))
    }
  }

  /// What the ending of a picture's name says of its type.
  private static func pictureType(of name: String) -> String {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    switch ending {
    case "jpg", "jpeg": return "image/jpeg"
    case "svg": return "image/svg+xml"
    default: return "image/" + ending
    }
  }
}
