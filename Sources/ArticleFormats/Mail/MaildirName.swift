internal import ArticleModel

/// The names that mails have in a Maildir: `1764061920.M20P11.host,S=4711:2,FS`.
enum MaildirName {
  /// The digits of a time that any mail may have come at.
  private static let digits = 9...11

  /// Whether the last part of a path is such a name.
  ///
  /// It has a time, what tells mails of the same second apart, and the machine. The marks behind
  /// `:2,` come once a mail has been looked at.
  static func matches(_ name: String) -> Bool {
    var rest = name.utf8[...]
    if let slash = rest.lastIndex(of: 0x2F) { rest = rest[rest.index(after: slash)...] }
    let time = rest.prefix { $0 &- 0x30 < 10 }
    guard digits.contains(time.count) else { return false }
    rest = rest[time.endIndex...]
    guard rest.popFirst() == 0x2E else { return false }
    let unique = rest.prefix { isLetterOrDigit($0) || $0 == 0x5F || $0 == 0x23 }
    let hasNumber = unique.contains { $0 &- 0x30 < 10 }
    return hasNumber && rest[unique.endIndex...].first == 0x2E
  }

  /// What the letters behind `:2,` say that was done with the mail in another program; `nil` where
  /// nothing was.
  static func marks(in name: String) -> GivenMarks? {
    guard matches(name), let (_, letters) = name.splitAtFirst(":2,") else { return nil }
    var marks = GivenMarks()
    marks.isRead = letters.contains("S")
    marks.isStarred = letters.contains("F")
    return marks == GivenMarks() ? nil : marks
  }
}
