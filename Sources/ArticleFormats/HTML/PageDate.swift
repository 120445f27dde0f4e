internal import ArticleModel

/// Dates as pages write them for machines, and else as they write them for people.
enum PageDate {
  /// The moment in a text such as `2025-10-31T08:30:00+01:00`; the day alone where it tells no time.
  static func timestamp(_ text: String) -> Timestamp? {
    guard text.utf8.count >= 6, text.utf8.count <= 120 else { return nil }
    let digits = Array(text.utf8)
    if let moment = machine(digits) { return moment }
    return DateFinder.find(in: text).flatMap { isPlausible($0) ? Timestamp($0) : nil }
  }

  /// The first date in a line of the page.
  ///
  /// Where numbers with slashes may mean two days, the page's language tells which comes first. In
  /// English that is of no country, a number without a zero before it does: Americans, and programs
  /// by their rules, write none, and the others do.
  static func stated(in line: String, language: String?) -> CivilDate? {
    guard let date = DateFinder.find(in: line) else { return nil }
    guard isPlausible(date) else { return nil }
    guard line.utf8.contains(0x2F), date.day <= 12 else { return date }
    let texts = line.split { !$0.isNumber }.prefix(3)
    let numbers = texts.compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] == date.day, numbers[1] == date.month else { return date }
    let isPadded = texts.prefix(2).allSatisfy { $0.count == 2 }
    switch (language ?? "").lowercased() {
    case "en-us", "en_us": break
    case "en" where !isPadded: break
    default: return date
    }
    return CivilDate(year: date.year, month: date.day, day: date.month)
  }

  private static func isPlausible(_ date: CivilDate) -> Bool {
    date.year >= 1980 && date.year <= 2100
  }

  private static func machine(_ text: [UInt8]) -> Timestamp? {
    var index = 0
    func number(_ digits: Int) -> Int? {
      guard index + digits <= text.count else { return nil }
      var value = 0
      for byte in text[index..<index + digits] {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      index += digits
      return value
    }
    func skip(_ byte: UInt8) -> Bool {
      guard index < text.count, text[index] == byte else { return false }
      index += 1
      return true
    }
    guard let year = number(4), skip(0x2D), let month = number(2), skip(0x2D), let day = number(2),
      let date = CivilDate(year: year, month: month, day: day), isPlausible(date)
    else { return nil }
    guard skip(0x54) || skip(0x20), let hour = number(2), skip(0x3A), let minute = number(2),
      hour < 24, minute < 60
    else { return Timestamp(date) }
    var seconds = hour * 3600 + minute * 60
    if skip(0x3A), let second = number(2) { seconds += min(59, second) }
    if skip(0x2E) { while number(1) != nil {} }
    while skip(0x20) {}
    let isBehind = index < text.count && text[index] == 0x2D
    if skip(0x2B) || skip(0x2D), let hours = number(2) {
      _ = skip(0x3A)
      let minutes = number(2) ?? 0
      seconds -= (isBehind ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
    // The day is the one that the page writes, wherever it was written.
    return Timestamp(date, secondsOfDay: min(max(seconds, 0), 86_399))
  }
}
