internal import ArticleModel

/// The numbers of articles in the index: the newer an article is, the higher is its number.
///
/// SQLite's full-text index hands out its hits by their numbers, so the newest come first without
/// any sorting, whatever is asked. A number holds the day, the minute of the day, and a place in
/// that minute; a number is never used twice, because the full-text index keeps the words of an
/// article that has gone.
///
/// The full-text index has the difference from one number to the next for each word of each article,
/// so the closer they stand the smaller it is. A minute has few places and a date without a time,
/// of which a day may have many articles, has many; where there is none left an article gets the
/// first place below.
enum DocumentNumber {
  /// The numbers of a day.
  private static let dayBits: Int64 = 18
  /// Added to days, so that those before 1970 are positive too.
  private static let dayOffset: Int64 = 800_000
  /// The places of a day for dates without a time, which are below those of its minutes.
  private static let placesOfDay: Int64 = 1 << 16
  private static let minutes: Int64 = 1440
  private static let placesOfMinute = ((1 << dayBits) - placesOfDay) / minutes
  /// The slots of a day: that of dates without a time, and its minutes.
  private static let slots = minutes + 1

  /// The minute that an article of `date` belongs to, or the day where that has no time.
  static func slot(of date: Timestamp) -> Int64 {
    let seconds = max(-dayOffset * 86_400, min(date.seconds, 200_000 * 86_400))
    let day = Int64((Double(seconds) / 86_400).rounded(.down))
    let ofDay = seconds - day * 86_400
    return (day + dayOffset) * slots + (ofDay == 0 ? 0 : 1 + ofDay / 60)
  }

  /// How many places a slot has.
  private static func capacity(_ slot: Int64) -> Int64 {
    slot % slots == 0 ? placesOfDay : placesOfMinute
  }

  /// How many of them are for articles that the index has; the others are for those that are shown
  /// before it has them.
  static func places(ofSlot slot: Int64) -> Int64 { capacity(slot) / 4 * 3 }

  /// How many places a slot has for articles that the index does not have yet.
  static func provisionalPlaces(ofSlot slot: Int64) -> Int64 {
    capacity(slot) - places(ofSlot: slot)
  }

  /// The lowest number of a slot.
  private static func first(ofSlot slot: Int64) -> Int64 {
    let minute = slot % slots
    return (slot / slots) << dayBits
      + (minute == 0 ? 0 : placesOfDay + (minute - 1) * placesOfMinute)
  }

  /// The number of the article in a place of a slot.
  ///
  /// Earlier places have higher numbers, so that they come first in a list.
  static func number(slot: Int64, place: Int64) -> Int64 {
    first(ofSlot: slot) + capacity(slot) - 1 - place
  }

  /// The number of the article in a place for those that the index does not have yet.
  static func number(slot: Int64, provisionalPlace place: Int64) -> Int64 {
    number(slot: slot, place: places(ofSlot: slot) + place)
  }

  /// The numbers of a slot for articles that the index has.
  static func numbers(ofSlot slot: Int64) -> ClosedRange<Int64> {
    number(slot: slot, place: places(ofSlot: slot) - 1)...number(slot: slot, place: 0)
  }

  /// The place of a number in its slot.
  static func place(of number: Int64) -> Int64 {
    let slot = slot(of: number)
    return first(ofSlot: slot) + capacity(slot) - 1 - number
  }

  /// The lowest number of a day.
  static func first(ofDay day: Int64) -> Int64 {
    max(0, min(day + dayOffset, 1_100_000)) << dayBits
  }

  /// The slot of a number.
  static func slot(of number: Int64) -> Int64 {
    let ofDay = number & (1 << dayBits - 1)
    let minute = ofDay < placesOfDay ? 0 : 1 + (ofDay - placesOfDay) / placesOfMinute
    return (number >> dayBits) * slots + min(minute, minutes)
  }

  /// Whether two slots are of one day.
  static func areOfOneDay(_ one: Int64, _ other: Int64) -> Bool { one / slots == other / slots }
}
