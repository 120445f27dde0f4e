import ArticleFormats
import ArticleModel
import Testing

@testable import broadsheet

/// Articles as `show` prints them.
struct OutputTests {
  private func article(_ markdown: String) throws -> Article {
    try #require(try ArticleParser().parse(Array(markdown.utf8), name: "a.md").first)
  }

  private let source = """
    # Title

    A paragraph.

    - one
    - two words

      and more

      9. nine
      10. ten
    - [x] done
    - [ ] to do

    > A quote
    >
    > - with a list

    ```
    if
    \tdeep

    \t\tdeeper
    ```

    | Name | Size |
    |------|-----:|
    | 東京 | 14 |
    | A    | 2 |

    ***

    End.
    """

  @Test func textKeepsTheShapeOfBlocks() throws {
    #expect(
      ArticleText.plain(try article(source), published: nil) == """
        Title

        A paragraph.

        - one
        - two words

          and more
           9. nine
          10. ten
        - ☑ done
        - ☐ to do

        > A quote
        >
        > - with a list

            if
                deep

                    deeper

        Name  Size
        ----  ----
        東京    14
        A        2

        ---

        End.

        """)
  }

  @Test func markdownIsReadAsTheSameBlocks() throws {
    let first = try article(source)
    let second = try article(ArticleText.markdown(first, published: nil))
    #expect(second.blocks == first.blocks)
    #expect(ArticleText.markdown(first, published: nil).contains("- [x] done\n- [ ] to do"))
  }

  @Test func codeWithFencesStaysInItsFences() throws {
    let first = try article("# T\n\n~~~~\n```\ninside\n```\n~~~~\n\nBehind.\n")
    let second = try article(ArticleText.markdown(first, published: nil))
    #expect(second.blocks == first.blocks)
  }
}
