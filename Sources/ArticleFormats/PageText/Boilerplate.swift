internal import ArticleModel

/// What stands on pages around stories: share lines, menus, forms, lists of other stories.
///
/// The shapes of blocks decide first; these words, of several languages, only settle what shape
/// leaves open. All of them are in lower case.
enum Boilerplate {
  /// Why a short line is no part of the story, or `nil`.
  static func reason(for block: TextBlock) -> Removal.Reason? {
    guard block.words <= 14, block.length <= 160 else { return nil }
    let text = normalized(block.text)
    return exact[text] ?? beginnings.first(in: text, asWords: true)?.meaning
  }

  /// What a heading begins: a list of other stories, comments, and so on; `nil` for other lines.
  static func section(of block: TextBlock) -> Removal.Reason? {
    if countsComments(block) { return .comments }
    guard block.words <= 9, block.length <= 80 else { return nil }
    var text = normalized(block.text)
    if let first = text.first, first.isNumber || first == " " {
      text = String(text.drop { $0.isNumber || $0 == " " })
    }
    return headings[text] ?? headingBeginnings.first(in: text, asWords: true)?.meaning
  }

  /// Whether a line says that other stories come, and nothing else.
  static func announcesOthers(_ block: TextBlock) -> Bool {
    block.words <= 4 && headings[normalized(block.text)] == .related
  }

  /// Whether a line counts comments: `12 Comments`, `3 thoughts on “The Night Ferry”`.
  private static func countsComments(_ block: TextBlock) -> Bool {
    guard (2...30).contains(block.words), block.length <= 200,
      block.text.first?.isNumber ?? false
    else { return false }
    var words = normalized(block.text).split(separator: " ")[...]
    guard let count = words.popFirst(), count.allSatisfy({ $0.isNumber || $0 == "," || $0 == "." })
    else { return false }
    if words.first == "reader" || words.first == "user" { words.removeFirst() }
    guard let word = words.popFirst(), commentWords.contains(word) else { return false }
    guard let next = words.popFirst() else { return true }
    return ["on", "to"].contains(next) && words.first?.first.map { "“\"'‘«„".contains($0) } ?? false
      || next == "so" && words.first == "far"
  }

  private static let commentWords: Set<Substring> = [
    "comment", "comments", "thought", "thoughts", "response", "responses", "reply", "replies",
    "kommentar", "kommentare", "commentaire", "commentaires", "comentario", "comentarios",
    "comentário", "comentários", "commento", "commenti", "reactie", "reacties", "комментарий",
    "комментария", "комментариев",
  ]

  /// Whether a line heads the list of a story's parts.
  static func announcesContents(_ block: TextBlock) -> Bool {
    block.words <= 4 && block.length <= 40 && contents.contains(normalized(block.text))
  }

  private static let contents: Set<String> = [
    "contents", "table of contents", "in this article", "in this guide", "in this post",
    "on this page", "jump to", "jump to section", "key takeaways", "what you'll learn", "inhalt",
    "inhaltsverzeichnis", "auf dieser seite", "sommaire", "au sommaire", "dans cet article",
    "índice", "contenido", "en este artículo", "neste artigo", "in questo articolo", "indice",
    "inhoud", "in dit artikel", "содержание", "目次", "目录",
  ]

  /// A line in lower case without the signs around it.
  private static func normalized(_ text: String) -> String {
    var text = text
    if text.isPlain { return text.withUTF8 { normalized($0) } }
    var result = Substring(text.lowercased())
    while let last = result.last, !last.isLetter, !last.isNumber { result.removeLast() }
    while let first = result.first, !first.isLetter, !first.isNumber, first != "©" {
      result.removeFirst()
    }
    return String(result)
  }

  private static func normalized(_ text: UnsafeBufferPointer<UInt8>) -> String {
    guard let start = text.firstIndex(where: { isLetterOrDigit($0) }),
      let end = text.lastIndex(where: { isLetterOrDigit($0) })
    else { return "" }
    return String(decoding: text[start...end], as: UTF8.self).lowercased()
  }

  private static func table(_ lists: [(Removal.Reason, Set<String>)]) -> [String: Removal.Reason] {
    var table: [String: Removal.Reason] = [:]
    for (reason, texts) in lists {
      for text in texts where table[text] == nil { table[text] = reason }
    }
    return table
  }

  // MARK: Words

  private static let exact = table([
    (
      Removal.Reason.sharing,
      [
        "share", "share this", "share this story", "share this article", "tweet", "email", "print",
        "save", "copy link", "facebook", "twitter", "x", "whatsapp", "linkedin", "pinterest",
        "reddit", "telegram", "listen", "listen to this article", "teilen", "drucken", "partager",
        "imprimer", "compartir", "condividi", "follow", "gift this article", "bookmark",
      ]
    ),
    (
      .navigation,
      [
        "skip to content", "skip to main content", "skip to navigation", "menu", "home", "search",
        "close", "open menu", "main menu", "startseite", "suche", "accueil", "rechercher", "inicio",
        "buscar", "zum inhalt springen", "back to top", "toggle navigation", "navigation", "log in",
        "login", "sign in", "subscribe", "table of contents", "contents", "jump to recipe",
      ]
    ),
    (
      .promotion,
      [
        "advertisement", "advertising", "ad", "anzeige", "werbung", "publicité", "publicidad",
        "sponsored", "loading", "skip advertisement", "story continues below advertisement",
        "article continues after advertisement", "read more", "weiterlesen", "lire la suite",
        "leer más", "learn more", "show more", "load more", "see more",
      ]
    ),
    (
      .comments,
      [
        "comments", "comment", "reply", "leave a reply", "leave a comment", "post a comment",
        "no comments", "cancel reply", "kommentare", "commentaires", "comentarios", "post comment",
        "add a comment", "view comments", "report",
      ]
    ),
  ])

  private static let beginnings = Beginnings([
    (
      Removal.Reason.sharing,
      [
        "share on", "share via", "share to", "follow us", "click to share", "tweet this",
        "permalink", "permanent link", "permalien", "enlace permanente", "view this post on",
        "a post shared by", "view this profile on",
      ]
    ),
    (
      .promotion,
      [
        "sign up", "subscribe to", "click here", "get our", "join our", "download our",
        "this website uses",
        "we use cookies", "accept cookies", "newsletter", "if you enjoyed this",
        "if you enjoyed reading",
      ]
    ),
    (
      .picture,
      [
        "photo:", "photo by", "photograph:", "image:", "image source", "image credit", "picture:",
        "credit:", "getty images", "foto:", "bild:", "photo credit", "image by", "image via",
        "crédit photo", "crédits photo", "crédits photos", "photo ©", "foto ©", "bild ©",
      ]
    ),
    (.footer, ["©", "copyright", "all rights reserved", "alle rechte vorbehalten", "tous droits"]),
    (.navigation, ["skip to", "jump to", "back to"]),
  ])

  private static let headings = table([
    (
      Removal.Reason.related,
      [
        "related", "related articles", "related posts", "related stories", "related content",
        "related reading", "related news", "related topics", "read also", "read next", "read more",
        "also read", "more on this story", "more on this", "you might also like",
        "you may also like", "keep reading", "further reading", "what to read next", "up next",
        "similar posts", "similar articles", "other posts", "other articles", "see also",
        "recommended", "recommended for you", "more stories", "more articles", "more news",
        "more posts", "more blogs", "more to read", "more to explore", "more resources",
        "read more news", "recent articles", "related links",
        "related resources", "related questions", "related blogs", "recommended articles",
        "recommended reading", "suggested reading", "continue reading", "featured articles",
        "featured posts", "latest blogs", "from the blog", "top stories", "in case you missed it",
        "must read", "editor's picks", "editors' picks", "editor’s picks", "editors’ picks",
        "also from this author", "other news", "explore more", "explore further",
        "mehr zum thema", "lesen sie auch", "das könnte sie auch interessieren", "ähnliche artikel",
        "empfohlene beiträge", "empfohlene artikel", "vous aimerez aussi",
        "à lire aussi", "lire aussi", "sur le même sujet", "articles liés", "te puede interesar",
        "artículos relacionados", "noticias relacionadas", "leggi anche", "lees ook", "leia também",
        "читайте также", "по теме", "関連記事", "あわせて読みたい", "相关新闻", "相关阅读", "관련기사",
        "اقرأ أيضا", "مواضيع ذات صلة",
      ]
    ),
    (
      .footer,
      [
        "most read", "most popular", "trending", "popular posts", "popular articles", "latest news",
        "latest articles", "latest posts", "latest stories", "recent posts", "next article",
        "previous article", "next post", "previous post", "footer", "topics", "tags", "categories",
        "post navigation", "popular articles", "most viewed", "most commented", "trending now",
        "archives", "view all posts", "written by", "meet the author", "about author",
        "get in touch", "contact us", "quick links", "follow us on",
        "about the author", "about the authors", "meistgelesen", "les plus lus", "lo más leído",
        "più letti", "meest gelezen", "самое читаемое", "ランキング", "人気記事", "热门", "الأكثر قراءة",
      ]
    ),
    (
      .comments,
      [
        "comments", "comment", "responses", "replies", "leave a reply", "leave a comment",
        "post a comment", "post comment", "add a comment", "add a new comment", "write a comment",
        "be the first to comment", "reader comments", "user comments", "comments are closed",
        "these comments are closed", "join the conversation",
        "join the discussion", "view comments", "show comments", "view all comments",
        "schreibe einen kommentar", "kommentare", "kommentar schreiben", "laisser un commentaire",
        "commentaires", "deja un comentario", "deja una respuesta", "comentarios",
        "lascia un commento", "deixe um comentário", "geef een reactie", "reacties",
        "оставить комментарий", "комментарии", "コメントを残す", "コメント", "发表评论", "评论", "댓글",
        "اترك تعليقا", "اترك رداً", "اترك تعليقاً", "التعليقات", "השאירו תגובה", "תגובות",
        "zostaw komentarz", "lämna ett svar", "skriv en kommentar", "bir yanıt yazın",
      ]
    ),
    (.promotion, ["newsletter", "newsletters", "subscribe", "sign up"]),
    (.sharing, ["share", "share this", "follow us"]),
  ])

  private static let headingBeginnings = Beginnings([
    (
      Removal.Reason.related,
      [
        "you might also", "you may also", "you may like", "more from", "more on", "more in",
        "more like", "recommended", "trending stories", "explore more", "explore further",
        "related:", "if you liked",
        "mehr zum thema", "mehr zu diesem thema", "auch interessant", "das könnte",
        "artikel zum thema", "lesen sie auch", "à lire aussi", "lire aussi", "sur le même",
        "te puede", "también te puede", "lee también",
        "leggi anche", "potrebbe interessarti", "lees ook", "leia também", "veja também",
        "читайте также",
      ]
    ),
    (
      .comments,
      [
        "leave a reply", "leave a comment", "comments (", "thoughts on", "join the conv",
        "discussion about",
      ]
    ),
    (.promotion, ["sign up", "subscribe to"]),
    (.sharing, ["share this", "share on", "follow us"]),
    (.footer, ["tags:", "categories:", "filed under", "tagged", "posted in"]),
  ])
}
