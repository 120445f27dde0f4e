/// The name of one article in a library, the same in every run for the same file.
///
/// It is made by the library from the file's path inside its folder (and, where a file holds
/// several articles, from the article's own identifier), so it survives edits of the file.
public struct ArticleID: Hashable, Sendable, Comparable {
  /// The identifier's bits.
  public let rawValue: UInt64

  /// Wraps bits that came from an ``ArticleID`` before.
  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The identifier of the article that `name` stands for: FNV-1a over its UTF-8 bytes.
  public init(hashing name: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    rawValue = hash
  }

  public static func < (left: ArticleID, right: ArticleID) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension ArticleID: CustomStringConvertible, LosslessStringConvertible {
  /// Sixteen hexadecimal digits, as the command line prints and takes them.
  public var description: String {
    let digits = String(rawValue, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Reads what ``description`` writes; `nil` for anything else.
  public init?(_ description: String) {
    guard description.utf8.count == 16, let value = UInt64(description, radix: 16) else {
      return nil
    }
    rawValue = value
  }
}
