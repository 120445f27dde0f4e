/// The attributes of elements that are of use; all others are left behind.
enum HTMLAttribute: UInt8 {
  case id, className, href, src, srcset, alt, title, rel, role, property, name, content, itemprop
  case itemtype, itemscope, datetime, lang, style, hidden, ariaHidden, type, httpEquiv, start
  case dataSrc, dataOriginal, dataSrcset, charset, pubdate, ariaLabel, ariaModal, colspan, dataURL

  /// The attribute of a name in lower case.
  init?(_ name: UnsafePointer<CChar>) {
    var length = 0
    while name[length] != 0, length < 16 { length += 1 }
    guard length >= 2 else { return nil }
    guard length <= 13 else {
      guard let found = Self.lazy(name) else { return nil }
      self = found
      return
    }
    var key = 0 as UInt64
    var rest = 0 as UInt64
    for index in 0..<length {
      let byte = UInt64(UInt8(bitPattern: name[index]))
      if index < 8 { key = key << 8 | byte } else { rest = rest << 8 | byte }
    }
    guard let found = Self.find(key, rest, length) ?? Self.lazy(name) else { return nil }
    self = found
  }

  /// The longest name of an attribute that tells where a picture is.
  private static let longestLazy = 32

  /// Programs that load pictures late each have a name of their own for where these are:
  /// `data-lazy-src`, `data-zeen-srcset`.
  private static func lazy(_ name: UnsafePointer<CChar>) -> HTMLAttribute? {
    for (index, byte) in "data-".utf8.enumerated() {
      guard UInt8(bitPattern: name[index]) == byte else { return nil }
    }
    let text = String(cString: name)
    guard text.utf8.count <= longestLazy, !text.hasSuffix("fallback-src") else { return nil }
    return text.hasSuffix("-src") ? .dataSrc : text.hasSuffix("-srcset") ? .dataSrcset : nil
  }

  private struct Name {
    let key: UInt64
    let rest: UInt64
    let attribute: HTMLAttribute
  }

  /// The names by their length.
  private static let names: [[Name]] = {
    var names = [[Name]](repeating: [], count: 14)
    let texts: [(String, HTMLAttribute)] = [
      ("id", .id), ("class", .className), ("href", .href), ("src", .src), ("srcset", .srcset),
      ("alt", .alt), ("title", .title), ("rel", .rel), ("role", .role), ("property", .property),
      ("name", .name), ("content", .content), ("itemprop", .itemprop), ("itemtype", .itemtype),
      ("itemscope", .itemscope), ("datetime", .datetime), ("lang", .lang), ("style", .style),
      ("hidden", .hidden), ("aria-hidden", .ariaHidden), ("type", .type),
      ("http-equiv", .httpEquiv), ("start", .start), ("data-src", .dataSrc),
      ("data-original", .dataOriginal), ("data-srcset", .dataSrcset), ("charset", .charset),
      ("pubdate", .pubdate), ("aria-label", .ariaLabel), ("aria-modal", .ariaModal),
      ("colspan", .colspan), ("data-url", .dataURL),
    ]
    for (text, attribute) in texts {
      var (key, rest) = (0 as UInt64, 0 as UInt64)
      for (index, byte) in text.utf8.enumerated() {
        if index < 8 { key = key << 8 | UInt64(byte) } else { rest = rest << 8 | UInt64(byte) }
      }
      names[text.utf8.count].append(Name(key: key, rest: rest, attribute: attribute))
    }
    return names
  }()

  private static func find(_ key: UInt64, _ rest: UInt64, _ length: Int) -> HTMLAttribute? {
    for name in names[length] where name.key == key && name.rest == rest { return name.attribute }
    return nil
  }
}
