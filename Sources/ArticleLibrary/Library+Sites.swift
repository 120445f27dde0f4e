public import ArticleFormats
public import ArticleModel
internal import Synchronization

/// The reader's rules for sites: pages of these are read by them.
extension Library {
  /// The rules that hold.
  public var siteRules: SiteRules { parser.rules }

  /// Has pages read by other rules from now on.
  ///
  /// What the index knows of them is put right by the next ``update(progress:)``.
  public func setSiteRules(_ rules: SiteRules) {
    guard rules != parser.rules else { return }
    setParser(ArticleParser(rules: rules))
    lastRead.forget()
    lastFile.forget()
  }

  /// What a rule has to say to mean a text of an article: a paragraph, or a part that was left out.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where its file cannot be read.
  public func selector(for text: String, of id: ArticleID) throws(ReadFailure) -> SiteSelector? {
    let stored = try stored(id)
    let name = stored.headline.path
    let path = stored.place.path(in: paths[stored.place.root])
    let bytes = try ArticleFile.read(path, name: name).bytes
    return parser.selector(for: text, in: bytes, name: name)
  }

  /// Has the files read again whose articles are of sites with other rules than the index was made
  /// with.
  func expectChangedSites(_ store: IndexStore) {
    let rules = parser.rules
    let mark = rules.mark
    guard let known = store.siteRules(), known != mark else { return }
    let hosts = rules.hosts.union(known.split(separator: " ").dropFirst().map(String.init))
    try? store.expectReading(hosts: hosts, rules: mark)
  }
}

extension SiteRules {
  /// What the index notes of the rules that it was made with: a number for all of them, and their
  /// hosts; nothing where there are no rules.
  fileprivate var mark: String {
    guard !rules.isEmpty else { return "" }
    var hash = ByteHash()
    for rule in rules {
      let selectors =
        rule.remove.map { "-" + $0.text } + rule.keep.map { "+" + $0.text }
        + [rule.headline.map { "h" + $0.text }, rule.date.map { "d" + $0.text }].compactMap { $0 }
      for byte in ([rule.host] + selectors).joined(separator: "\n").utf8 { hash.add(byte) }
      hash.add(0)
    }
    return ([String(hash.value, radix: 16)] + hosts.sorted()).joined(separator: " ")
  }
}
