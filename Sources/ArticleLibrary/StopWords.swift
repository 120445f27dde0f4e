/// Words that stand in every text and tell nothing about any.
///
/// A large library shows by itself which words are common; a small one does not.
enum StopWords {
  /// Whether a word is one of them, by the hash of its folded form.
  static func contains(_ hash: UInt64) -> Bool {
    hashes.contains(hash)
  }

  private static let hashes = Set(
    """
    about above after again against all almost alone along already also although always among and \
    another any anyone anything are around ask asked away back became because become been before \
    began behind being below best better between both but came can cannot come comes could day \
    days did does done down during each early either else end enough even evening ever every \
    everyone everything few first five for found four from gave get gets give given goes going \
    gone good got had half has have having hear heard her here hers him his hour hours how however \
    into its itself just keep kept know known last late later least less let like little long look \
    looked lot made make makes making many may men might mind minute minutes month months more \
    morning most much must myself near never new next night nine nobody none nor not nothing now \
    off often old once one only onto open other others our out over own part people perhaps place \
    put quite rather read really right said same saw say says second see seem seems seen several \
    shall she should show side since six small some something sometimes soon still such take taken \
    takes tell ten than that the their them themselves then there these they thing things think \
    third this those though thought three through time times today together told tomorrow too took \
    toward towards town two under until upon use used very want wants was way week weeks well went \
    were what when where whether which while who whole whom whose why will with within without \
    women word words work would year years yes yesterday yet you young your \
    aber alle als auch auf aus bei bin bis das dass dem den der des die dies doch ein eine einem \
    einen einer eines fur hat haben ich ihr ist kann mehr mit nach nicht noch nur oder sein sich \
    sie sind uber und vom von vor war was wenn werden wie wird wir zum zur \
    aux avec ces cette comme dans des elle est etait ete etre ils les leur mais meme nous ont par \
    pas plus pour que qui sans ses son sont sur tout tous une vous \
    como con cuando del desde donde dos ella esta este fue han hasta las los mas muy nos para pero \
    por porque que ser sin sobre son sus tambien una uno \
    anche che con dal della delle dei degli nel nella non per piu sono una uno alla gli \
    aan als bij dat deze die door een geen heeft het hun ik maar met naar niet nog ook om over te \
    tot uit van voor was wat werd zijn
    """.split(separator: " ").map { ByteHash.hash($0.utf8) })
}
