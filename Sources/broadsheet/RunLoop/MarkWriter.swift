internal import ArticleLibrary
internal import ArticleModel
internal import Dispatch
internal import Reader
internal import Synchronization

/// Changes marks in the library, and tells when they cannot be written.
///
/// That is told at once, and again when another reason comes up. What is left over is written with
/// the next mark, or as soon as that is possible again.
final class MarkWriter: Sendable {
  private let library: Library
  private let tell: @Sendable (Action) -> Void
  /// The milliseconds until what could not be written is tried again.
  private let patience: Int
  /// What was told last of marks that are not saved.
  private let told = Mutex<(count: Int, reason: String?)>((0, nil))
  private let isWaiting = Atomic(false)

  /// A writer of the marks of `library`; `tell` may be called from any thread.
  init(library: Library, patience: Int = 5000, tell: @escaping @Sendable (Action) -> Void) {
    self.library = library
    self.patience = patience
    self.tell = tell
  }

  /// Runs an effect about marks; the answer comes once they are written, or behind the news that
  /// they cannot be.
  func run(_ effect: Effect) -> Action? {
    var answer: Action?
    switch effect {
    case .mark(let changes, let isAction):
      try? library.mark(changes, isAction: isAction)
      // What came by itself is not worth a word.
      if isAction, changes.count == 1 { answer = .marked(changes[0]) }
    case .markListRead(let query):
      let changes = library.unreadArticles(query).map { MarkChange($0, .read, true) }
      try? library.mark(changes)
      answer = .markedListRead(changes)
    case .tag(let id, let name): answer = toggle(name, of: id)
    case .followStory(let id): answer = .storyMarked(follow(id))
    case .markStoryRead(let id):
      let unread = articles(ofStory: id).filter { !library.has(.read, on: $0) }
      answer = .storyMarked(mark(unread.map { MarkChange($0, .read, true) }))
    case .toggleStoryMark(let id, let mark):
      answer = .storyMarked(self.mark([MarkChange(id, mark, !library.has(mark, on: id))]))
    case .undo, .redo: answer = reverse(isRedo: effect == .redo)
    case .setPosition(let id, let position): library.setPosition(position, of: id)
    case .noteOpened(let id): library.noteOpened(id)
    default: break
    }
    save()
    return answer
  }

  /// Gives an article a tag, or takes it away, whatever its case.
  private func toggle(_ name: String, of id: ArticleID) -> Action {
    let folded = FoldedText(name).scalars
    let present = library.tags(of: id).first { FoldedText($0).scalars == folded }
    let known = library.tagCounts.first { FoldedText($0.name).scalars == folded }?.name
    let change = MarkChange(id, .tag(present ?? known ?? name), present == nil)
    try? library.mark([change])
    return .tagged(change)
  }

  /// Follows the story of an article, or stops that for all articles by which it is followed.
  private func follow(_ id: ArticleID) -> [MarkChange] {
    let followed = articles(ofStory: id).filter { library.has(.followed, on: $0) }
    return mark(
      followed.isEmpty
        ? [MarkChange(id, .followed, true)] : followed.map { MarkChange($0, .followed, false) })
  }

  private func articles(ofStory id: ArticleID) -> [ArticleID] {
    library.story(of: id)?.headlines.map(\.id) ?? [id]
  }

  private func mark(_ changes: [MarkChange]) -> [MarkChange] {
    if !changes.isEmpty { try? library.mark(changes) }
    return changes
  }

  private func reverse(isRedo: Bool) -> Action {
    do throws(MarksError) {
      let changes = try isRedo ? library.redo() : library.undo()
      let story = changes?.count == 1 ? changes?.first?.article : nil
      return .reversed(
        MarkReversal(
          isRedo: isRedo, changes: changes,
          title: story.flatMap { library.headline($0)?.title } ?? ""))
    } catch {
      let verb = isRedo ? "do it again" : "undo"
      return .message(
        Message("cannot \(verb): \(error.path): \(error.reason)", isError: true))
    }
  }

  /// Writes what waits, and tells what became of it where that is news.
  private func save() {
    var reason: String?
    do throws(MarksError) {
      try library.saveMarks()
    } catch {
      reason = "\(error.path): \(error.reason)"
    }
    let count = reason == nil ? 0 : library.unsavedMarks
    if count > 0 { tryAgainLater() }
    let before = told.withLock { told in
      defer { told = (count, reason) }
      return told
    }
    guard before.count != count else { return }
    tell(.marksUnsaved(count, reason: before.reason == reason ? nil : reason))
  }

  private func tryAgainLater() {
    guard !isWaiting.exchange(true, ordering: .relaxed) else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(patience)) { [weak self] in
      guard let self else { return }
      isWaiting.store(false, ordering: .relaxed)
      save()
    }
  }
}
