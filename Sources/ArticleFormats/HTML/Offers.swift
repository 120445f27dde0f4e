/// Links that sell: `Buy now at Harbour Books`, `Deck shoes, €59.90`.
enum Offers {
  private static let calls = Beginnings([
    "buy ", "shop ", "add to cart", "add to basket", "order now", "get it at", "see it at",
    "check price", "check current price", "check the price", "view deal", "view on amazon",
    "see price", "see the price", "get deal", "get the deal", "save up to", "book now",
    "best price", "compare prices", "jetzt kaufen", "kaufen bei", "in den warenkorb",
    "zum angebot", "zum shop", "jetzt bestellen", "acheter ", "ajouter au panier",
    "commander ", "voir l'offre", "voir le prix", "comprar ", "añadir al carrito", "ver oferta",
    "ver precio", "acquista ", "aggiungi al carrello", "vedi offerta", "koop nu", "bekijk prijs",
    "купить ",
  ])
  private static let currencies: Set<Character> = ["$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₴"]

  /// Whether words call to buy, or name a price as offers do: at their end, or exact to the cent.
  static func matches(_ text: String) -> Bool {
    if calls.first(in: text) != nil { return true }
    guard text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return false }
    let words = text.split { $0.isWhitespace }
    for (index, word) in words.enumerated() where word.contains(where: { currencies.contains($0) })
    {
      let number =
        word.contains { $0.isNumber }
        ? word
        : index + 1 < words.count
          ? words[index + 1] : word
      let amount =
        index > 0 && !word.contains { $0.isNumber } && words[index - 1].isAmount
        ? words[index - 1] : number
      if amount.hasCents || index >= words.count - 2 && amount.isAmount { return true }
    }
    return false
  }
}

extension Substring {
  /// Whether it is a number with signs around it, and no `$2bn`.
  fileprivate var isAmount: Bool {
    contains { $0.isNumber } && !contains { $0.isLetter }
  }

  /// Whether its last two digits stand behind a point or a comma.
  fileprivate var hasCents: Bool {
    let digits = Array(self).drop { !$0.isNumber }.reversed().drop { !$0.isNumber }
    let end = Array(digits.prefix(3))
    return end.count == 3 && end[0].isNumber && end[1].isNumber && ".,".contains(end[2])
  }
}
