internal import ArticleModel

/// The titles that a book's list of contents gives its files.
struct BookContents {
  private var titles: [String: String] = [:]

  /// The title of a file; of several in it, the first.
  subscript(path: String) -> String? { titles[path] }

  /// Takes the titles of a navigation file: XHTML with lists of links.
  mutating func takeNavigation(_ root: XMLElement, path: String) {
    let lists = root.all("nav")
    let list = lists.first { $0["type"]?.split(separator: " ").contains("toc") ?? false }
    for link in (list ?? lists.first)?.all("a") ?? [] {
      take(link["href"], link.line ?? link["title"].map { safeLine($0) }, in: path)
    }
  }

  /// Takes the titles of the older kind, a tree of points.
  mutating func takePoints(_ root: XMLElement, path: String) {
    for point in root.all("navpoint") {
      let title = point.child("navlabel")?.line
      take(point.child("content")?["src"], title, in: path)
    }
  }

  /// These titles, and those of another list for files that have none here.
  func filled(by other: BookContents) -> BookContents {
    var filled = self
    filled.titles.merge(other.titles) { own, _ in own }
    return filled
  }

  private mutating func take(_ reference: String?, _ title: String?, in path: String) {
    guard let file = reference.flatMap({ BookPath.resolve($0, in: path) }), let title,
      !title.isEmpty, titles[file] == nil
    else { return }
    titles[file] = title
  }
}
