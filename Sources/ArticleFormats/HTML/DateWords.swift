internal import ArticleModel

/// Words that tell of the publication.
enum PublicationWords {
  private static let words = [
    "publish", "posted", "erschienen", "veröffentlicht", "erstellt", "publié", "mis en ligne",
    "publicad", "pubblicat", "gepubliceerd", "geplaatst", "publicerad", "publisert", "udgivet",
    "opublikowan", "опубликован",
  ]

  static func hold(_ text: String) -> Bool {
    let text = text.lowercased()
    return words.contains { text.holds($0) }
  }
}

/// Words that tell of a change, and not of the publication.
enum UpdateWords {
  private static let words = [
    "updat", "modif", "revis", "edited", "reviewed", "aktualisier", "geändert", "änderung",
    "mis à jour", "mise à jour", "actualiz", "atualiz", "aggiorn", "bijgewerkt", "gewijzigd",
    "uppdater", "oppdater", "opdater", "zaktualiz", "обновл", "изменен", "更新", "수정",
  ]

  static func hold(_ text: String) -> Bool {
    let text = text.lowercased()
    return words.contains { text.holds($0) }
  }

  /// Whether they belong to the first date of a line: they stand before it, or before no other.
  static func label(_ line: String) -> Bool {
    guard hold(line) else { return false }
    guard let (before, behind) = atYear(line) else { return true }
    return hold(before) || atYear(behind) == nil
  }

  /// What stands before the first year in a line, and what behind it.
  static func atYear(_ line: String) -> (before: String, behind: String)? {
    let bytes = Array(line.utf8)
    var index = 0
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
      if end - index == 4, bytes[index] == 0x31 || bytes[index] == 0x32 {
        return (
          String(decoding: bytes[..<index], as: UTF8.self),
          String(decoding: bytes[end...], as: UTF8.self)
        )
      }
      index = max(end, index + 1)
    }
    return nil
  }
}

/// Words that tell of the day when a story that was changed since came out.
enum EditionWords {
  /// Without their first letters, which may be capitals.
  private static let signs = [
    "riginally published", "riginally posted", "irst published", "rsprünglich veröffentlicht",
    "rstmals veröffentlicht", "rsprünglich erschienen",
  ]

  static func areIn(_ text: ArraySlice<UInt8>) -> Bool {
    signs.contains { PageBytes.find($0, in: text) != nil }
  }

  /// The beginning of what stands behind them in a line.
  static func behind(_ line: String) -> String? {
    signs.lazy.compactMap { line.splitAtFirst($0)?.behind }.first.map { String($0.prefix(60)) }
  }
}
