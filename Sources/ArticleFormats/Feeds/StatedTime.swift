internal import ArticleModel

/// The moments that feeds and mails state: RFC 822 and ISO 8601 and the forms that are common
/// beside them, such as `Wed Nov 25 09:12:00 2026` and `11/25/2026 9:12 AM`.
///
/// What has no zone is taken for Universal Time.
struct StatedTime {
  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
    case sign(UInt8)
  }

  private let tokens: [Token]
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var dayOfYear: Int?
  private var seconds: Int?
  private var offset = 0
  private var hasZone = false

  /// The moment that `text` tells, or `nil`.
  static func parse(_ text: String) -> Timestamp? {
    guard text.utf8.count <= 200 else { return nil }
    var time = StatedTime(tokens: tokens(of: text))
    return time.timestamp()
  }

  private init(tokens: [Token]) {
    self.tokens = tokens
  }

  private mutating func timestamp() -> Timestamp? {
    var index = 0
    while index < tokens.count { index += take(at: index) }
    guard let year else { return nil }
    let full = year < 100 ? year + (year < 69 ? 2000 : 1900) : year < 1000 ? year + 1900 : year
    guard (1000...9999).contains(full) else { return nil }
    let moment = (seconds ?? 0) - offset
    if let dayOfYear, (1...366).contains(dayOfYear),
      let start = CivilDate(year: full, month: 1, day: 1)
    {
      return Timestamp(start, secondsOfDay: moment + (dayOfYear - 1) * 86_400)
    }
    return CivilDate(year: full, month: month ?? 1, day: day ?? 1).map {
      Timestamp($0, secondsOfDay: moment)
    }
  }

  // MARK: Tokens

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = start + 1
      let isDigit = bytes[start] &- 0x30 < 10
      let isLetter = isLetter(bytes[start])
      if isDigit || isLetter {
        while end < bytes.count,
          isDigit ? bytes[end] &- 0x30 < 10 : Self.isLetter(bytes[end])
        {
          end += 1
        }
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        tokens.append(
          isDigit
            ? .number(Int(piece) ?? 0, digits: end - start) : .word(piece.lowercased()))
      } else if bytes[start] > 0x20, bytes[start] != UInt8(ascii: ",") {
        tokens.append(.sign(bytes[start]))
      }
      start = end
    }
    return tokens
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
  }

  private func number(at index: Int) -> (value: Int, digits: Int)? {
    guard index < tokens.count, case .number(let value, let digits) = tokens[index] else {
      return nil
    }
    return (value, digits)
  }

  private func sign(at index: Int) -> UInt8? {
    guard index >= 0, index < tokens.count, case .sign(let sign) = tokens[index] else { return nil }
    return sign
  }

  // MARK: Parts

  /// Takes what begins at a token and returns how many it was.
  private mutating func take(at index: Int) -> Int {
    switch tokens[index] {
    case .word(let word): takeWord(word, index)
    case .sign(let sign): takeOffset(sign, index)
    case .number(let value, let digits):
      if sign(at: index + 1) == UInt8(ascii: ":"), seconds == nil {
        takeTime(index)
      } else if let count = takeDate(index) {
        count
      } else {
        takeNumber(value, digits, index)
      }
    }
  }

  private mutating func takeWord(_ word: String, _ index: Int) -> Int {
    if let number = Self.months[String(word.unicodeScalars.prefix(3))], month == nil {
      month = number
      return 1
    }
    if word == "pm" || word == "am", let known = seconds {
      let ofHalfDay = known % 43_200
      seconds = word == "pm" ? ofHalfDay + 43_200 : ofHalfDay
      return 1
    }
    if seconds != nil, !hasZone, let zone = Self.zones[word] {
      offset = zone * 60
      hasZone = true
    }
    if word == "t", let (value, digits) = number(at: index + 1), digits == 4 || digits == 6 {
      let time = digits == 4 ? value * 100 : value
      seconds = time / 10_000 * 3600 + time / 100 % 100 * 60 + time % 100
      return 2
    }
    return 1
  }

  private mutating func takeTime(_ index: Int) -> Int {
    guard let hours = number(at: index), let minutes = number(at: index + 2), hours.value <= 24,
      minutes.value < 60
    else { return 2 }
    seconds = hours.value * 3600 + minutes.value * 60
    guard sign(at: index + 3) == UInt8(ascii: ":"), let rest = number(at: index + 4) else {
      return 3
    }
    seconds? += min(rest.value, 60)
    guard sign(at: index + 5) == UInt8(ascii: "."), number(at: index + 6) != nil else { return 5 }
    return 7
  }

  /// A zone as `+0100`, `+01:00` or `+1`.
  private mutating func takeOffset(_ sign: UInt8, _ index: Int) -> Int {
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), seconds != nil,
      let (value, digits) = number(at: index + 1), !hasZone || offset == 0
    else { return 1 }
    // A year may stand behind a sign too.
    guard digits <= 4, value <= 1400 else { return 1 }
    var minutes = digits > 2 ? value / 100 * 60 + value % 100 : value * 60
    var count = 2
    if digits <= 2, self.sign(at: index + 2) == UInt8(ascii: ":"), let rest = number(at: index + 3)
    {
      minutes += rest.value % 60
      count = 4
    }
    offset = (sign == UInt8(ascii: "-") ? -minutes : minutes) * 60
    hasZone = true
    return count
  }

  /// Three numbers in a row, parted by the same sign, or the first parts of such a date.
  private mutating func takeDate(_ index: Int) -> Int? {
    guard year == nil, let first = number(at: index), let sign = sign(at: index + 1),
      "-/.".utf8.contains(sign), let second = number(at: index + 2)
    else { return nil }
    guard self.sign(at: index + 3) == sign, let third = number(at: index + 4) else {
      guard first.digits == 4 else { return nil }
      (year, month) = (first.value, second.value)
      if second.digits == 3 { (month, dayOfYear) = (nil, second.value) }
      return 3
    }
    if first.digits == 4 || first.value > 31 {
      (year, month, day) = (first.value, second.value, third.value)
    } else if sign == UInt8(ascii: "/"), first.value <= 12 {
      (month, day, year) = (first.value, second.value, third.value)
    } else if sign == UInt8(ascii: "-"), third.digits == 2, second.value <= 12 {
      (year, month, day) = (first.value, second.value, third.value)
    } else {
      (day, month, year) = (first.value, second.value, third.value)
    }
    return 5
  }

  private mutating func takeNumber(_ value: Int, _ digits: Int, _ index: Int) -> Int {
    if digits == 8, year == nil {
      (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
    } else if digits == 7, year == nil {
      (year, dayOfYear) = (value / 1000, value % 1000)
    } else if digits <= 2, day == nil, (1...31).contains(value) {
      day = value
    } else if year == nil, digits == 4 || digits <= 3 && day != nil {
      year = value
    }
    return 1
  }

  // MARK: Names

  /// Months by their first three letters, in the languages that feeds write dates in by mistake.
  private static let months: [String: Int] = {
    let names = [
      "jan ene gen jän", "feb fév fev", "mar mär mrz maa", "apr avr abr", "may mai mag mei maj",
      "jun giu", "jul lug", "aug aoû ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic",
    ]
    var months: [String: Int] = ["jui": 7]
    for (index, list) in names.enumerated() {
      for name in list.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()

  /// Minutes that zones are ahead of Universal Time.
  private static let zones = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "est": -300, "edt": -240, "cst": -360,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480,
    "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180, "bst": 60,
    "west": 60, "cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "eet": 120,
    "eest": 180, "sast": 120, "msk": 180, "msd": 240, "ist": 330, "sgt": 480, "hkt": 480,
    "awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780,
  ]
}
