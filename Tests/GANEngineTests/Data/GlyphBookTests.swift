import Testing

@testable import GANEngine

@Suite struct GlyphBookTests {
  private let whole = (0..<10).map { "glyph \($0) 1 plain\nform\nstroke 0,0 .5,1! 1,-.5" }
    .joined(separator: "\n")

  private func problemLine(_ text: String) -> Int? {
    do throws(DataError) {
      _ = try GlyphBook(text: text, name: "x")
      return nil
    } catch {
      guard case .badSkeleton(let line) = error.problem else { return nil }
      return line
    }
  }

  @Test func theSkeletonsThatComeWithTheProgramAreValid() throws {
    let book = try GlyphBook.embedded()
    #expect(book.glyphs.map(\.count).allSatisfy { $0 >= 2 })
    for glyph in book.glyphs.joined() {
      #expect(glyph.forms.allSatisfy { $0.count == glyph.corners.count })
      #expect(glyph.strokes.last?.upperBound == glyph.corners.count)
    }
  }

  @Test func readsPointsAndCorners() throws {
    let glyph = try GlyphBook(text: "# note\n\n" + whole, name: "x").glyphs[3][0]
    #expect(glyph.forms == [[SIMD2(0, 0), SIMD2(0.5, 1), SIMD2(1, -0.5)]])
    #expect(glyph.corners == [false, true, false])
    #expect(glyph.strokes == [0..<3])
  }

  @Test func whatBreaksTheFormatIsNamedByItsLine() {
    #expect(problemLine(whole) == nil)
    #expect(problemLine("") != nil)
    #expect(problemLine("glyph 10 1 plain") == 1)
    #expect(problemLine("glyph 1 0 plain") == 1)
    #expect(problemLine("form") == 1)
    #expect(problemLine("stroke 0,0 1,1") == 1)
    #expect(problemLine("nonsense") == 1)
    for stroke in ["0,0", "0,0 1", "0,0 x,1", "0,0 nan,1", "0,0 1e30,1", "0,0 1,1,1"] {
      #expect(problemLine("glyph 1 1 plain\nform\nstroke \(stroke)\n" + whole) == 3, "\(stroke)")
    }
    #expect(problemLine("glyph 1 1 plain\nform\nstroke 0,0 1,1\nform\nstroke 0,0 1,1!") == 5)
    #expect(problemLine(whole + "\nglyph 1 1 without forms") != nil)
  }
}
