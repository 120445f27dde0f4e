import Foundation
import Synchronization

/// A line of the table: a name, and times in milliseconds.
func row(_ name: String, _ times: Double..., note: String = "") {
  let columns = times.map { time in
    let text = String(format: "%.1f", time)
    return String(repeating: " ", count: max(0, 12 - text.count)) + text
  }
  let padding = String(repeating: " ", count: max(0, 34 - name.count))
  let end = note.isEmpty ? "" : String(repeating: " ", count: max(1, 10 - note.count)) + note
  print(name + padding + columns.joined() + end)
}

func milliseconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
}

/// When something happened first, noted from any thread.
final class FirstTime: Sendable {
  private let instant = Mutex<ContinuousClock.Instant?>(nil)

  var time: ContinuousClock.Instant? { instant.withLock { $0 } }

  func note() {
    instant.withLock { instant in
      if instant == nil { instant = ContinuousClock.now }
    }
  }
}
