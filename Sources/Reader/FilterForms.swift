internal import ArticleModel

/// The other forms that the words of a filter have in a story, where the library finds words by all
/// their forms.
struct FilterForms: Equatable {
  let areWanted: Bool
  /// What they were asked for.
  fileprivate var filter: String?
  fileprivate var story: ArticleID?
  fileprivate var found: [String] = []

  init(areWanted: Bool) {
    self.areWanted = areWanted
  }
}

extension ArticlePane {
  /// The forms that have to be found yet; nothing where they were asked for already.
  mutating func missingForms() -> Effect? {
    guard forms.areWanted, article != nil, let story = headline?.id, let filter = filter?.filter,
      forms.story != story || forms.filter != filter
    else { return nil }
    forms.story = story
    forms.filter = filter
    forms.found = []
    return .findForms(filter: filter, in: story)
  }

  /// Marks the other forms of a filter's words.
  mutating func mark(_ found: [String], ofFilter filter: String) {
    guard filter == forms.filter, headline?.id == forms.story else { return }
    forms.found = found
    refreshFind()
  }

  /// What the list is filtered by, as it is marked in the story.
  var filterWithForms: FindPattern? {
    guard let filter, forms.filter == filter.filter, forms.story == headline?.id else {
      return filter
    }
    return filter.also(finding: forms.found)
  }
}
