internal import ArticleModel

/// The time as the program last told it, and how dates are written.
struct Clock: Equatable {
  var now = Timestamp(seconds: 0)
  /// Seconds that the reader's clock is ahead of Universal Time.
  var utcOffset = 0

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static let longWeekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The day of a moment on the reader's clock, counted from 1970.
  ///
  /// A moment at midnight, Universal Time, is the date of a page that tells no time of day.
  func day(of moment: Timestamp) -> Int {
    let offset = moment.seconds % 86_400 == 0 ? 0 : utcOffset
    let (days, rest) = (moment.seconds + Int64(offset)).quotientAndRemainder(dividingBy: 86_400)
    return Int(rest < 0 ? days - 1 : days)
  }

  /// The title of a day in a list: `TODAY`, `YESTERDAY`, `WEDNESDAY 29 OCTOBER`, `29 OCTOBER 2024`.
  func dayTitle(of moment: Timestamp) -> String {
    let day = day(of: moment)
    let date = CivilDate(daysSince1970: day)
    let written = "\(date.day) \(Self.months[date.month - 1])"
    let ago = now.date(offset: utcOffset).daysSince1970 - day
    let title =
      switch ago {
      case 0: "Today"
      case 1: "Yesterday"
      case 2..<7: "\(Self.longWeekdays[date.weekday]) \(written)"
      default: "\(written) \(date.year)"
      }
    return title.uppercased()
  }

  /// Whether ``age(of:)`` of a moment tells its time, and not only its day.
  func tellsTime(of moment: Timestamp) -> Bool {
    moment.seconds % 86_400 != 0 && (0..<86_400).contains(now.seconds - moment.seconds)
  }

  /// How long ago a moment is, as short as a list wants it: `25 m`, `2 h`, `yesterday`, `12 Oct`.
  ///
  /// A moment at midnight, Universal Time, is the date of a page that tells no time of day.
  func age(of moment: Timestamp) -> String {
    let today = now.date(offset: utcOffset)
    let isDateOnly = moment.seconds % 86_400 == 0
    let day = moment.date(offset: isDateOnly ? 0 : utcOffset)
    let days = today.daysSince1970 - day.daysSince1970
    let seconds = now.seconds - moment.seconds
    if tellsTime(of: moment) {
      if seconds < 60 { return "now" }
      return seconds < 3600 ? "\(seconds / 60) m" : "\(seconds / 3600) h"
    }
    switch days {
    case 0: return "today"
    case 1: return "yesterday"
    case 2..<7: return Self.weekdays[day.weekday]
    default:
      let date = "\(day.day) \(Self.months[day.month - 1].prefix(3))"
      return day.year == today.year ? date : date + " \(day.year)"
    }
  }

  /// ``age(of:)`` where there is little room: `1 d`, `Oct 2024`.
  func monthOrAge(of moment: Timestamp) -> String {
    let age = age(of: moment)
    if age == "yesterday" { return "1 d" }
    let words = age.split(separator: " ")
    return words.count == 3 ? "\(words[1]) \(words[2])" : age
  }

  /// ``age(of:)`` without its year, where others tell that: `1 d`, `31 Oct`.
  func shortDay(of moment: Timestamp) -> String {
    let words = age(of: moment).split(separator: " ")
    return words.count == 3 ? "\(words[0]) \(words[1])" : monthOrAge(of: moment)
  }

  /// ``age(of:)`` where there is hardly any: `1 d`, `2024`.
  func shortAge(of moment: Timestamp) -> String {
    let age = monthOrAge(of: moment)
    let words = age.split(separator: " ")
    return words.last?.count == 4 ? String(words[1]) : age
  }

  /// `14:05` on the reader's clock; `nil` where only the day is known.
  func timeOfDay(of moment: Timestamp) -> String? {
    guard moment.seconds % 86_400 != 0 else { return nil }
    let rest = (moment.seconds + Int64(utcOffset)) % 86_400
    let minutes = Int(rest < 0 ? rest + 86_400 : rest) / 60
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// `31 October 2025`.
  func longDate(of moment: Timestamp) -> String {
    let day = moment.date(offset: moment.seconds % 86_400 == 0 ? 0 : utcOffset)
    return "\(day.day) \(Self.months[day.month - 1]) \(day.year)"
  }

  /// `Fri 31 Oct 2025`; empty before the program told the time.
  var today: String {
    guard now.seconds != 0 else { return "" }
    let day = now.date(offset: utcOffset)
    let month = Self.months[day.month - 1].prefix(3)
    return "\(Self.weekdays[day.weekday]) \(day.day) \(month) \(day.year)"
  }
}

/// `number` with a comma between groups of three digits.
func grouped(_ number: Int) -> String {
  let digits = String(number)
  let count = digits.utf8.count
  guard number.magnitude >= 1000 else { return digits }
  return String(unsafeUninitializedCapacity: count + count / 3) { text in
    var end = 0
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0, (count - index) % 3 == 0, digits.utf8.first != 0x2D || index > 1 {
        text[end] = UInt8(ascii: ",")
        end += 1
      }
      text[end] = digit
      end += 1
    }
    return end
  }
}
