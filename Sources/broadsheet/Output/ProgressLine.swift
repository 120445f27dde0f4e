internal import ArticleLibrary
internal import Synchronization

/// A line on the terminal that says how far a scan is, drawn over itself.
final class ProgressLine: Sendable {
  private struct Shown {
    var text = ""
    /// How many articles there were when the first line was drawn.
    var first: Int?
    var last = ContinuousClock.now
  }

  private let start = ContinuousClock.now
  private let shown = Mutex(Shown())

  /// Time between two lines: more cannot be read.
  private static let pause = Duration.milliseconds(100)

  /// Draws how far the scan is.
  func show(_ progress: ScanProgress) {
    shown.withLock { shown in
      let now = ContinuousClock.now
      let first = shown.first ?? progress.articles
      guard shown.first == nil || now - shown.last >= Self.pause else { return }
      (shown.first, shown.last) = (first, now)
      let elapsed = now - start
      let milliseconds =
        elapsed.components.seconds * 1000 + elapsed.components.attoseconds / 1_000_000_000_000_000
      let rate = Int64(progress.articles - first) * 1000 / max(1, milliseconds)
      draw("\(progress.articles) articles, \(max(0, rate)) a second", &shown)
    }
  }

  /// Takes the line away.
  func clear() {
    shown.withLock { shown in
      guard !shown.text.isEmpty else { return }
      draw("", &shown)
      StandardOutput.writeError("\r", end: "")
    }
  }

  /// Blanks cover what was longer: no terminal needs to know any sequence for that.
  private func draw(_ text: String, _ shown: inout Shown) {
    let rest = String(repeating: " ", count: max(0, shown.text.count - text.count))
    StandardOutput.writeError("\r\(text)\(rest)", end: "")
    shown.text = text
  }
}
