/// What the configuration decides before the first key is pressed.
public struct Settings: Equatable, Sendable {
  public var keymap: Keymap
  /// The name of the theme to draw with.
  public var themeName: String
  /// The longest line of a story, in columns.
  public var measure: Int
  public var isMouseEnabled: Bool
  public var layout: LayoutPreferences
  /// Whether words are found by their other forms too, and these have to be asked for.
  public var findsForms: Bool
  /// The desks, in the order of their list.
  public var desks: [Desk]

  /// The longest lines that can be chosen.
  public static let measures = 20...200

  /// What holds without a configuration.
  public init(
    keymap: Keymap = .standard, themeName: String = "newsprint", measure: Int = 72,
    isMouseEnabled: Bool = true, layout: LayoutPreferences = LayoutPreferences(),
    findsForms: Bool = false, desks: [Desk] = Desk.standard
  ) {
    self.keymap = keymap
    self.themeName = themeName
    self.measure = measure
    self.isMouseEnabled = isMouseEnabled
    self.layout = layout
    self.findsForms = findsForms
    self.desks = desks
  }
}
