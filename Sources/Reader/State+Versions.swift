internal import ArticleModel

/// The versions of a story that was saved several times, and what changed between them.
extension State {
  /// Shows the version before the one that is shown, or the one behind it.
  mutating func showVersion(older: Bool, _ count: Int) -> [Effect] {
    guard let index = article.versionIndex else { return refuseVersions() }
    let wanted = index.addingReportingOverflow(older ? count : -count).partialValue
    guard article.versions.indices.contains(wanted) else {
      message = Message(older ? "this is the oldest version" : "this is the newest version")
      return []
    }
    return showVersion(article.versions[wanted])
  }

  private mutating func showVersion(_ version: StoryVersion) -> [Effect] {
    let number = article.versions.firstIndex { $0.id == version.id } ?? 0
    let total = article.versions.count
    message = Message("version \(total - number) of \(total) · \(version.headline.path)")
    return show(version.headline)
  }

  /// Shows what changed since the version before, or ends that.
  mutating func toggleChanges() -> [Effect] {
    if article.comparison != nil {
      article.endComparison()
      return []
    }
    guard let index = article.versionIndex else { return refuseVersions() }
    guard article.versions.indices.contains(index + 1) else {
      message = Message(
        "this is the oldest version; \(firstKey(of: .newerVersion)) goes to the newer one")
      return []
    }
    return [.compareVersions(old: article.versions[index + 1].id, new: article.versions[index].id)]
  }

  /// Shows a comparison, unless another story is shown by now.
  mutating func take(_ comparison: VersionComparison, _ old: ArticleID, _ new: ArticleID) {
    guard article.headline?.id == new else { return }
    guard !comparison.isEmpty else {
      message = Message("the words of both versions are the same")
      return
    }
    article.show(comparison, since: old)
    message = Message(
      "{+added+} \(grouped(comparison.added)) · [-dropped-] \(grouped(comparison.dropped)) · "
        + "\(firstKey(of: .next)) next · \(firstKey(of: .changes)) back to the story")
  }

  /// Lists the versions.
  mutating func showVersions() -> [Effect] {
    guard article.versionIndex != nil else { return refuseVersions() }
    let total = article.versions.count
    let rows = article.versions.enumerated().map { index, version in
      Overlay.Row(
        key: "\(total - index)", text: "saved \(clock.longDate(of: version.saved))",
        detail: version.headline.path, value: version.id.description)
    }
    overlay = Overlay(
      .versions, title: "Versions of the story", rows: rows, selected: article.versionIndex ?? 0)
    return []
  }

  /// Shows the version of a line of their list.
  mutating func showVersion(of row: Overlay.Row) -> [Effect] {
    article.versions.first { $0.id.description == row.value }.map { showVersion($0) } ?? []
  }

  private mutating func refuseVersions() -> [Effect] {
    message = Message(
      article.article == nil ? "there is no story" : "this story was saved only once")
    return []
  }
}

extension ArticlePane {
  /// Which of the versions is shown, the newest being 0; `nil` where there is only one.
  var versionIndex: Int? {
    versions.count < 2 ? nil : versions.firstIndex { $0.id == headline?.id }
  }

  /// What the head of the story says of its versions.
  var versionNote: String? {
    guard let index = versionIndex else { return nil }
    let total = versions.count
    func date(of version: StoryVersion) -> String {
      String(clock.longDate(of: version.saved).map { $0 == " " ? "\u{A0}" : $0 })
    }
    if let comparison, let old = versions.first(where: { $0.id == comparison.since }) {
      return "changed since \(date(of: old)): \(words(comparison.changes.added)) added, "
        + "\(comparison.changes.dropped) dropped"
    }
    guard index > 0 else { return "\(total) versions" }
    return "version \(total - index) of \(total), saved \(date(of: versions[index]))"
  }

  private func words(_ count: Int) -> String { count == 1 ? "1 word" : "\(grouped(count)) words" }

  /// Goes to the next place where the versions differ, or the one before.
  mutating func goToChange(forward: Bool) -> Outcome {
    guard let layout else { return .refused("there is no story") }
    let changed = layout.lines.indices.filter { layout.lines[$0].isChanged }
    // Lines that follow each other are one place.
    let starts = changed.filter { !changed.contains($0 - 1) }
    let found =
      forward
      ? starts.first { $0 > top + Self.aboveChange } : starts.last { $0 < top + Self.aboveChange }
    guard let found, !forward || top < lastTop else {
      return .refused(forward ? "this is the last change" : "this is the first change")
    }
    scroll(to: found - Self.aboveChange)
    return .done
  }

  /// The lines that are seen above a change that was gone to.
  static let aboveChange = 2
}

extension ArticleLine {
  /// Whether something on the line is in one of two versions only.
  fileprivate var isChanged: Bool {
    text.runs.contains {
      ($0.role == .added || $0.role == .dropped) && $0.range.overlaps(range)
    }
  }
}
