/// Words that stand in every text and tell nothing about any, in the languages that are guessed.
///
/// A large library shows by itself which words are common; a small one, and a single article, do
/// not. Thai has none here: it is written without spaces, so whole phrases count as its words.
public enum CommonWords {
  /// The words, folded, with single blanks between them, in a few lists.
  public static let lists = [english, germanic, romance, otherEuropean, otherScripts]

  /// Whether a folded word is one of them.
  static func contains(_ word: String) -> Bool {
    words.contains(word)
  }

  /// Whether a word is one of them, by the number that stands for it.
  static func contains(hash: UInt64) -> Bool {
    hashes.contains(hash)
  }

  private static let words: Set<String> = Set(
    lists.flatMap { $0.split(separator: " ").map(String.init) })

  private static let hashes: Set<UInt64> = Set(
    lists.flatMap { $0.split(separator: " ").map { WordHash.hash($0) } })

  private static let english = """
    about above after again against all almost alone along already also although always am among \
    an and another any anyone anything are around as ask asked at away back be became because \
    become been before began behind being below best better between both but by came can cannot \
    come comes could day days did didn do does doesn don done down during each early either else \
    end enough even evening ever every everyone everything few first five for found four from gave \
    get gets give given go goes going gone good got had half has hasn have haven having he hear \
    heard her here hers him his hour hours how however if in into is isn it its itself just keep \
    kept know known last late later least less let like little ll long look looked lot made make \
    makes making many may me men might mind minute minutes month months more morning most much \
    must my myself near never new next night nine no nobody none nor not nothing now of off often \
    old on once one only onto open or other others our out over own page part people perhaps place \
    put quite rather re read really right said same saw say says second see seem seems seen several \
    shall she should show side since six small so some something sometimes soon still such take \
    taken takes tell ten text than that the their them themselves then there these they thing \
    things think third this those though thought three through time times to today together told \
    tomorrow too took toward towards town two under until up upon us use used ve very want wants \
    was wasn way we week weeks well went were what when where whether which while who whole whom \
    whose why will with within without women won word words work would year years yes yesterday \
    yet you young your
    """

  /// German, Dutch and Swedish.
  private static let germanic = """
    ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits \
    bin bis bist da dabei dadurch damit dann daran darauf das dass dem den denn der des dessen die \
    dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er \
    es etwas euch fur gegen gibt habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre ihrem \
    ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinen \
    konnen konnte man mehr mein mich mir mit muss nach nicht nichts noch nun nur ob oder ohne \
    schon sehr sei sein seine seinem seinen seiner seit selbst sich sie sind so solche soll sowie \
    uber um und uns unser unter viel viele vom von vor war waren was weil weiter wenn wer werden \
    wie wieder will wir wird wo worden wurde wurden zu zum zur zwei zwischen \
    aan al alle als ben bij daar dan dat de deze die dit doen door dus een en er ge geen haar had \
    hadden hebben heb heeft het hij hoe hun ik in is je kan kon kunnen maar me meer men met mij \
    mijn moet moeten na naar niet niets nog nu of om omdat onder ons onze ook op over reeds te tegen \
    toch toen tot twee uit uw van veel voor want waren was wat we wel werd werden wie wij wil worden \
    wordt zal ze zelf zich zij zijn zo zonder zou zullen \
    alla allt att av blev bli blir de del dem den denna deras dess det detta dig din du dar da efter \
    ej eller en ett fran for han har hade hans hon honom hur har i icke igen in inga ingen inom inte \
    jag kan kommer kunde man med mellan men mer min mot mycket ni nu nar nagon nagot nagra och om \
    oss pa samma sedan sig sin sina sitta sjalv ska skulle som sa till tre tva under upp ut utan \
    vad var vara varit vi vid vilka vill var ar aven at over
    """

  /// French, Spanish, Italian and Portuguese.
  private static let romance = """
    ainsi alors apres au aucun aussi autre autres aux avait avant avec avoir car ce cela celle \
    celui ces cet cette ceux chez comme contre dans de depuis des deux dit donc dont du elle elles \
    en encore entre est et etait etaient ete etre eux fait faire fois font ici il ils je jusqu la le \
    les leur leurs lors lui ma mais me meme mes moins mon ne ni nos notre nous on ont ou ou par parce \
    pas pendant peu peut plus pour pourquoi qu quand que quel quelle qui quoi sa sans se selon sera \
    ses si son sont sous sur ta te tous tout toute toutes tres trois tu un une vers vos votre vous y \
    al algo algunos ante antes aqui asi aun bajo bien cada casi como con contra cual cuando de del \
    desde despues donde dos durante el el ella ellas ellos en entre era eran es esa ese eso esta esta \
    estan este esto estos estas fue fueron ha habia han hasta hay la las le les lo los mas me mi \
    mientras mucho muchos muy nada ni no nos nosotros o os otra otras otro otros para pero poco por \
    porque pues que que quien se segun ser si si sido sin sobre solo son su sus tambien tan tanto te \
    tiene tienen todo todos tras tres tu un una unas uno unos y ya yo \
    agli al alla alle allo anche ancora che chi ci come con cosi cosa cui da dagli dai dal dalla \
    dalle degli dei del della delle dello di dopo dove due e e ed era erano essere fa fra gli ha \
    hanno ho i il in io la le lei li lo loro lui ma mai mentre mi molto ne negli nei nel nella nelle \
    noi non nostro o ogni ora per perche pero piu poi prima proprio puo qua quale quando quanto \
    quella quelle quelli quello questa queste questi questo qui se sei senza si sia sono sta stata \
    stati stato su sua sue sugli sui sul sulla suo suoi tra tre tutti tutto un una uno vi \
    ao aos ate com da das de dela dele deles depois do dos e e ela elas ele eles em entre era essa \
    esse esta esta este eu foi foram ha isso isto ja lhe mais mas mesmo meu minha muito muitos na \
    nao nas nem no nos nos num numa o os ou outra outro para pela pelas pelo pelos por porque quando \
    quem sao se sem ser sera seu seus so sobre sua suas tambem tem tem ter toda todo todos tudo um \
    uma umas uns voce
    """

  /// Polish, Russian and Greek.
  private static let otherEuropean = """
    aby ale albo bardzo bez bedzie byl byla bylo byli byc bo by choc ci co cos czy czyli dla do dwa \
    gdy gdzie go i ich ile im innych ja jak jako je jednak jego jej jest jestem jeszcze jesli juz \
    kazdy kiedy kto ktora ktore ktorego ktorej ktory ktorzy lub ma maja moze mozna mu my na nad nam \
    nas nasz nic nich nie nim niz no o od on ona one oni oraz po pod poniewaz przed przez przy roku \
    sie sa sobie tak takze tam te tego tej ten to tu tylko tym u w we wiele wiec wszystko z za ze ze \
    а без более будет будут бы был была были было быть в вам вас весь во вот все всего всех вы где \
    да даже для до его ее если есть еще же за здесь и из или им их к как какой когда кто ли лишь либо \
    между меня мне много может можно мы на над надо нас наш не него нее ней нет ни них но ну о об \
    однако около он она они оно от очень перед по под после потом потому почти при про раз с сам \
    свои свой себя со так также такой там тебя тем теперь то того тоже той только том тот тут ты у \
    уже хотя чего чем через что чтобы эта эти это этого этой этом этот я года году \
    αλλά αν ανά αντί από αυτά αυτές αυτή αυτό αυτοί αυτός για γιατί δεν διότι είναι εκεί ένα έναν ένας \
    επί επίσης έχει έχουν η ήταν θα και κάθε κατά κι μα με μεταξύ μετά μέχρι μη μην μια μία μόνο να ο \
    οι όμως όπως όταν ότι όχι πιο που πολύ προς πώς σαν σε στα στη στην στις στο στον στους τα τη την \
    της τις τι το τον του τους των ως
    """

  /// Hebrew, Arabic, Hindi, Chinese, Japanese and Korean.
  private static let otherScripts = """
    אבל או אולי אותה אותו אחר אחרי אחת אחד איך אין אם אני אנחנו את אתה בין גם היא היה היו הוא הם הן \
    הזה הזאת הייתה וגם זה זאת זו יהיה יותר יש כאשר כבר כדי כי כך כל כמו כן לא לו לה להם לפני מאוד מה \
    מי מן עד על עם עוד פי רק של שלא שלה שלו שלהם שם תחת \
    إلا إلى الذي التي الذين أن أنه أنها أو أي أيضا إذا إن بعد بعض بل بين بها به تحت تلك ثم حتى حول \
    حيث خلال ذلك عن عند على عليه عليها غير فإن فقد فوق في فيه فيها قال قبل قد كان كانت كل كما لا لم \
    لكن لها له لن ليس ما مع من منذ منها منه هذا هذه هناك هو هي هم و وقد وكان ولا وفي ومن يكون \
    अब अपने अपनी अपना आप इस इसके इसकी इन इसे उन उनके उनकी उस उसके उसकी उसे एक और कर करने करना कहा का \
    कि किया की कुछ के को कोई क्या गया गई गए जब जा जो तक तो था थी थे दिया दो नहीं ने पर फिर बहुत बाद भी \
    में मैं यह यहां या ये रहा रही रहे लिए लेकिन वह वे साथ सकता से हम हर ही हुआ हुई है हैं हो होता \
    我们 他们 她们 它们 你们 一个 没有 这个 那个 这些 那些 可以 因为 所以 但是 如果 已经 什么 自己 就是 \
    还是 不是 也是 都是 以及 或者 对于 关于 通过 由于 而且 之后 之前 以后 以前 时候 其中 可能 需要 进行 表示 \
    我們 他們 個人 沒有 這個 那個 這些 那些 因為 如果 已經 什麼 還是 對於 關於 通過 由於 之後 以後 時候 進行 \
    する した して され れる れた いる いた ある あり った って こと もの ため ない なる なり なっ よう から まで \
    この その あの どの これ それ あれ ここ そこ です ます まし した など とし しい たち また では には とは のは \
    のが のを のに での への との とも にも でも だっ った いう いっ てい てき れて られ せる さん くな \
    그 그는 그가 그녀 그리고 그러나 그런데 그래서 하지만 이 이는 이런 이번 이날 저 것 것이 것은 것을 것으로 수 \
    등 및 또 또는 또한 더 때 때문에 대한 대해 위해 위한 통해 따라 따르면 함께 있다 있는 있었다 있으며 없다 없는 \
    했다 한다 하는 하고 한 할 해 된 된다 되는 됐다 이다 말했다 밝혔다 우리 나는 내가 모든 다른 많은
    """
}
