internal import ArticleModel

/// Finds a stated date in a short text: `31 October 2025`, `Oct 31, 2025`, `2025-10-31`,
/// `31.10.2025`, `2025年10月31日`.
enum DateFinder {
  /// The first date in `text`.
  static func find(in text: String) -> CivilDate? {
    guard text.utf8.count <= 400, text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    let tokens = tokens(of: text)
    for index in tokens.indices {
      if let date = date(at: index, in: tokens) { return date }
    }
    return nil
  }

  /// The day in the path of an address: `/2025/aug/30/`, `/2025/08/30/`, `/2025-08-30-…`.
  static func find(inAddress address: String) -> CivilDate? {
    let tokens = tokens(of: parted(address))
    for index in tokens.indices {
      guard let year = number(tokens[index], 1990...2100) else { continue }
      let rest = tokens[(index + 1)...]
      guard let month = rest.first.flatMap({ number($0, 1...12) ?? monthNumber($0) }),
        let day = rest.dropFirst().first.flatMap({ number($0, 1...31) }),
        let date = CivilDate(year: year, month: month, day: day)
      else { continue }
      return date
    }
    return tokens.lazy.compactMap { compactDate($0) }.first
  }

  // MARK: Tokens

  /// An address with blanks for what parts its folders and words.
  private static func parted(_ address: String) -> String {
    // In ASCII what is neither letter nor digit parts words anyway.
    guard !address.isPlain else { return address }
    return address.map { "/_".contains($0) ? " " : String($0) }.joined()
  }

  /// Runs of letters and runs of digits, in lower case.
  private static func tokens(of text: String) -> [String] {
    text.isPlain ? tokens(ofPlain: text) : tokens(ofOther: text)
  }

  private static func tokens(ofPlain text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var tokens: [String] = []
      var start = 0
      for index in 0...bytes.count {
        let isEnd = index == bytes.count || kind(of: bytes[index]) != kind(of: bytes[start])
        guard isEnd, start < index else { continue }
        if kind(of: bytes[start]) != .other {
          tokens.append(String(decoding: bytes[start..<index], as: UTF8.self).lowercased())
        }
        start = index
      }
      return tokens
    }
  }

  private enum Kind {
    case letter, digit, other
  }

  private static func kind(of byte: UInt8) -> Kind {
    byte &- 0x30 < 10 ? .digit : isLetterOrDigit(byte) ? .letter : .other
  }

  private static func tokens(ofOther text: String) -> [String] {
    var tokens: [String] = []
    var current = ""
    var isNumber = false
    for scalar in text.lowercased().unicodeScalars {
      let isDigit = (0x30...0x39).contains(scalar.value)
      guard isDigit || scalar.properties.isAlphabetic else {
        if !current.isEmpty { tokens.append(current) }
        current = ""
        continue
      }
      if isDigit != isNumber, !current.isEmpty {
        tokens.append(current)
        current = ""
      }
      isNumber = isDigit
      current.unicodeScalars.append(scalar)
    }
    if !current.isEmpty { tokens.append(current) }
    return tokens
  }

  private static func date(at index: Int, in tokens: [String]) -> CivilDate? {
    let next = tokens[index...].prefix(6)
    func token(_ offset: Int) -> String { next.dropFirst(offset).first ?? "" }
    if let year = number(token(0), 1900...2100) {
      let separator = ["年", "년"].contains(token(1)) ? 2 : 1
      if let month = number(token(separator), 1...12) ?? monthNumber(token(separator)),
        let day = number(token(separator == 2 ? 4 : 2), 1...31)
      {
        return CivilDate(year: year, month: month, day: day)
      }
      return nil
    }
    if let month = monthNumber(token(0)) {
      let offset = ordinals.contains(token(2)) ? 3 : 2
      guard let day = number(token(1), 1...31), let year = number(token(offset), 1900...2100) else {
        return nil
      }
      return CivilDate(year: year, month: month, day: day)
    }
    return dayFirst(token)
  }

  /// `31 October 2025`, `31st of October, 2025`, `31.10.2025`, `10/31/2025`.
  private static func dayFirst(_ token: (Int) -> String) -> CivilDate? {
    guard let first = number(token(0), 1...31) else { return nil }
    var offset = 1
    while offset < 3,
      ordinals.contains(token(offset)) || ["of", "de", "di"].contains(token(offset))
    {
      offset += 1
    }
    if let month = monthNumber(token(offset)) {
      let behind = ["de", "del"].contains(token(offset + 1)) ? 2 : 1
      guard let year = number(token(offset + behind), 1900...2100) else { return nil }
      return CivilDate(year: year, month: month, day: first)
    }
    guard let second = number(token(1), 1...31), let year = number(token(2), 1990...2100) else {
      return nil
    }
    // Where both orders are possible the day comes first, as most of the world writes it.
    return CivilDate(year: year, month: second, day: first)
      ?? CivilDate(year: year, month: first, day: second)
  }

  /// `20251031`.
  private static func compactDate(_ token: String) -> CivilDate? {
    guard token.utf8.count == 8, let number = Int(token) else { return nil }
    let date = CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    return date.flatMap { (1990...2100).contains($0.year) ? $0 : nil }
  }

  private static func number(_ token: String, _ range: ClosedRange<Int>) -> Int? {
    guard let value = Int(token), range.contains(value) else { return nil }
    return value
  }

  private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "º"]

  /// The month of a name, in full or by its first letters, in eight languages.
  private static func monthNumber(_ token: String) -> Int? {
    if let month = months[token] { return month }
    guard token.utf8.count >= 3, token.utf8.count <= 4 || token == "sept" else { return nil }
    return shortMonths[String(token.prefix(3))]
  }

  private static let shortMonths: [String: Int] = [
    "jan": 1, "feb": 2, "fev": 2, "mar": 3, "mär": 3, "apr": 4, "avr": 4, "may": 5, "mai": 5,
    "maj": 5, "mag": 5, "jun": 6, "jul": 7, "aug": 8, "ago": 8, "sep": 9, "okt": 10, "oct": 10,
    "ott": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12, "ene": 1, "gen": 1, "abr": 4, "giu": 6,
    "lug": 7, "set": 9, "out": 10, "dés": 12, "déc": 12, "fév": 2,
  ]

  private static let months: [String: Int] = {
    let names = [
      "january february march april may june july august september october november december",
      "januar februar märz april mai juni juli august september oktober november dezember",
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
      "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
      "januari februari maart april mei juni juli augustus september oktober november december",
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
      "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ]
    var months: [String: Int] = [:]
    for line in names {
      for (index, name) in line.split(separator: " ").enumerated() {
        months[String(name)] = index + 1
      }
    }
    return months
  }()
}
