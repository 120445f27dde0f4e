internal import ArticleModel

/// The numbers of articles in the index: the newer an article is, the higher is its number.
///
/// SQLite's full-text index hands out its hits by their numbers, so the newest come first without
/// any sorting, whatever is asked. A number holds the day, the minute of the day, and a place in
/// that minute; a number is never used twice, because the full-text index keeps the words of an
/// article that has gone.
enum DocumentNumber {
  /// Bits for the place in a minute.
  private static let placeBits: Int64 = 14
  /// Bits for the minute of a day.
  private static let minuteBits: Int64 = 11
  /// Added to days, so that those before 1970 are positive too.
  private static let dayOffset: Int64 = 800_000

  /// How many articles have room in a minute.
  static let places: Int64 = 1 << placeBits

  /// The minute that an article of `date` belongs to.
  static func slot(of date: Timestamp) -> Int64 {
    let seconds = max(-dayOffset * 86_400, min(date.seconds, 200_000 * 86_400))
    let day = Int64((Double(seconds) / 86_400).rounded(.down))
    return (day + dayOffset) << minuteBits | (seconds - day * 86_400) / 60
  }

  /// The number of the article in a place of a minute.
  ///
  /// Earlier places have higher numbers, so that they come first in a list.
  static func number(slot: Int64, place: Int64) -> Int64 {
    slot << placeBits | (places - 1 - place)
  }

  /// The numbers of a minute.
  static func numbers(ofSlot slot: Int64) -> ClosedRange<Int64> {
    slot << placeBits...slot << placeBits | (places - 1)
  }

  /// The place of a number in its minute.
  static func place(of number: Int64) -> Int64 {
    places - 1 - number & (places - 1)
  }

  /// The lowest number of a day.
  static func first(ofDay day: Int64) -> Int64 {
    (max(0, min(day + dayOffset, 1_100_000))) << (minuteBits + placeBits)
  }

  /// The minute of a number.
  static func slot(of number: Int64) -> Int64 {
    number >> placeBits
  }
}
