/// What a reader decided about the pages of some sites.
public struct SiteRules: Hashable, Sendable {
  /// What holds for the pages of one site.
  public struct Rule: Hashable, Sendable {
    /// The site, and those below it: `example.com` is also `news.example.com`.
    public var host: String
    /// What is no part of a story.
    public var remove: [SiteSelector] = []
    /// What is part of it, whatever else would leave it out.
    public var keep: [SiteSelector] = []
    /// Where the headline stands.
    public var headline: SiteSelector?
    /// Where the date stands.
    public var date: SiteSelector?
    /// The file and the line that the rule is written in, to be named as a reason.
    public var place: String

    /// A rule for a host that decides nothing yet.
    public init(host: String, place: String) {
      self.host = host
      self.place = place
    }
  }

  /// All rules, in the order in which they hold.
  public var rules: [Rule]

  /// Rules for some sites; none at first.
  public init(_ rules: [Rule] = []) {
    self.rules = rules
  }

  /// The hosts that rules are about.
  public var hosts: Set<String> { Set(rules.map(\.host)) }

  /// The rules for the page at an address.
  func rules(for address: String?) -> [Rule] {
    guard !rules.isEmpty, let site = address.flatMap({ WebAddress($0) })?.site else { return [] }
    return rules.filter { site == $0.host || site.hasSuffix("." + $0.host) }
  }

  /// The site of an address, as rules name it; `nil` where it is no address of the web.
  public static func host(of address: String) -> String? {
    WebAddress(address).map(\.site)
  }
}
