/// A piece of a query's text.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    case open
    case close
    case and
    case or
    case not
    case term(QueryNode)
    /// A field without its value, and what it wants. At the end of the text it is no mistake.
    case unfinished(String)
    /// What cannot be understood, and why.
    case mistaken(String)
  }

  var kind: Kind
  /// Where it stands, in bytes of UTF-8.
  var range: Range<Int>
}
