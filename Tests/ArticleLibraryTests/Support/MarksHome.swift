import ArticleModel
import Synchronization

@testable import ArticleLibrary

/// A data folder, and clocks and readers to try marks with.
struct MarksHome: Sendable {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The marks as a program sees them that is started now on a machine.
  func store(
    _ machine: String? = "laptop", calls: FileCalls = .system, clock: Clock = Clock(1_000_000)
  ) -> MarksStore {
    MarksStore(folder: folder.path, machine: machine, calls: calls, now: { clock.time })
  }

  func log(_ machine: String = "laptop") throws -> String {
    try folder.contents("marks/\(machine).jsonl")
  }

  /// A clock that a test sets, in milliseconds; it stands still.
  final class Clock: Sendable {
    private let value: Mutex<Int64>

    init(_ time: Int64) { value = Mutex(time) }

    var time: Int64 {
      get { value.withLock { $0 } }
      set { value.withLock { $0 = newValue } }
    }
  }
}

/// The key of the article with a number; its contents are those of that number.
func key(_ number: Int, contents: Int? = nil) -> MarkKey {
  MarkKey(
    ArticleID(rawValue: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1),
    UInt64((contents ?? number) + 1) &* 0xD6E8_FEB8_6659_FD93 | 1)
}

extension MarksStore {
  /// Marks an article and writes that.
  func mark(_ key: MarkKey, _ mark: MarkChange.Mark, _ isSet: Bool = true) throws(MarksError) {
    take([MarkEdit(key, mark, isSet)])
    try save()
  }

  /// What is known of some articles, a line each.
  func picture(_ keys: [MarkKey]) -> [String] {
    let marks = snapshot()
    return keys.map { key in
      let position = marks.position(of: key).map { "\($0.paragraph).\($0.offset)/\($0.total)" }
      let opened = marks.lastOpened(key).map { "\($0.seconds)" }
      let flags = [
        marks.isRead(key.id, key.fingerprint ?? 0) ? "read" : nil,
        marks.isStarred(key.id, key.fingerprint ?? 0) ? "starred" : nil, position, opened,
      ]
      return (flags.compactMap { $0 } + marks.tags(of: key).sorted()).joined(separator: " ")
    }
  }
}

/// A generator that gives the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &+ 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
