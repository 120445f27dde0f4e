public import ArticleModel
internal import Synchronization

/// Where links between articles lead.
extension Library {
  /// The article whose page has this address, whatever its scheme, `www.`, tracking, last slash and
  /// fragment; of several the newest.
  public func article(at url: String) -> ArticleID? {
    articles(at: [url])[0]
  }

  /// The articles at some addresses, each where there is one: all in one pass over the library.
  public func articles(at urls: [String]) -> [ArticleID?] {
    let catalogue = catalogue
    let hashes = urls.map { Address.hash(of: $0) }
    let wanted = Set(hashes).subtracting([0])
    guard !wanted.isEmpty else { return urls.map { _ in nil } }
    var found: [UInt64: Int] = [:]
    catalogue.addresses.withElements { addresses in
      for position in addresses.indices where addresses[position] != 0 {
        guard wanted.contains(addresses[position]), found[addresses[position]] == nil else {
          continue
        }
        found[addresses[position]] = position
        if found.count == wanted.count { return }
      }
    }
    return hashes.map { hash in
      found[hash].map { shown(ArticleID(rawValue: catalogue.identifiers[$0])) }
    }
  }

  /// The articles that links in the text of `article` lead to, each where it leads to one: by the
  /// address, else by the name in the article's own file or the path from it.
  public func articles(of links: [Article.Link], in article: ArticleID) -> [ArticleID?] {
    let byAddress = articles(at: links.map(\.url))
    guard byAddress.contains(nil), let place = place(of: article) else { return byAddress }
    return zip(links, byAddress).map { link, found in
      found ?? self.article(named: link.url, inFileAt: place)
        ?? self.article(for: link.reference ?? link.url, from: place)
    }
  }

  /// The article of a name in a file that holds several: another chapter of the same book.
  private func article(named name: String, inFileAt place: FilePlace) -> ArticleID? {
    let name = name.prefix { $0 != "#" }
    guard !name.isEmpty else { return nil }
    return place.identities(in: paths[place.root])
      .map { ArticleID(hashing: "\($0)#\(name)") }.first { headline($0) != nil }
  }

  /// The article in the file that `reference` names in the file at `place`.
  private func article(for reference: String, from place: FilePlace) -> ArticleID? {
    guard let file = FileReference(reference), let store = state.withLock({ $0.store }) else {
      return nil
    }
    let root = paths[place.root]
    let names = place.isRoot ? [] : file.names(from: place.name, root: root)
    return names.lazy.flatMap { [$0, root + "/" + $0] }
      .compactMap { store.firstArticle(ofFile: FoundFile.key(root: place.root, identity: $0)) }
      .first
  }

  /// The articles in a file of the library, by its path from wherever the program runs; none where
  /// it is not of this library.
  public func articles(inFile path: String) -> [ArticleID] {
    guard let store = state.withLock({ $0.store }) else { return [] }
    let whole = absolutePath(path)
    let keys = paths.enumerated().flatMap { root, folder in
      let folderPath = absolutePath(folder)
      let name =
        whole == folderPath
        ? folder
        : whole.hasPrefix(folderPath + "/")
          ? String(whole.dropFirst(folderPath.count + 1)) : nil
      return name.map { name in
        FilePlace(root: root, name: name, rawName: nil, isRoot: whole == folderPath)
          .identities(in: folder).map { FoundFile.key(root: root, identity: $0) }
      } ?? []
    }
    return keys.lazy.map { store.articles(ofFile: $0) }.first { !$0.isEmpty } ?? []
  }

  private func place(of id: ArticleID) -> FilePlace? {
    (try? stored(id)).map(\.place)
  }
}
