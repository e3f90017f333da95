import GANEngine
import Testing
import TextUI

@testable import Dashboard

/// The digits beside those of an earlier step.
@Suite struct SamplesComparisonTests {
  @Test func differencesAreSignsAndNameTheirStep() {
    var model = Specimen.model(Specimen.remembered)
    #expect(model.hit(.character("v")).isEmpty)
    let text = model.samplesPicture().description
    #expect(text.contains("+ new ink, − gone, since step 6,400"))
    #expect(text.contains("+++") && text.contains("--") && !text.contains("@"))
    // The grid before the one at the cursor.
    model.hit(.home, .character("}"))
    #expect(model.samplesPicture().description.contains("since step 0"))
    model.hit(.home)
    #expect(model.samplesPicture().description.contains("no earlier grid of these latents"))
    #expect(model.samplesPicture().description.contains("%"))
    model.hit(.escape, .character("v"))
    #expect(!model.samplesPicture().description.contains("new ink"))
  }

  @Test func differencesHaveTheirColours() {
    var model = Specimen.model(Specimen.remembered)
    model.hit(.character("v"))
    for keys in [[], [Key.character("g")]] {
      for key in keys { model.hit(key) }
      let styles = model.samplesPicture().cells.map(\.style)
      #expect(styles.contains(.generator) && styles.contains(.discriminator))
    }
    // The same grid twice: nothing came, nothing went.
    var frame = Specimen.remembered
    frame.snapshot.samples.album.add(
      .init(step: 10_000, generation: 0, images: frame.snapshot.samples.images))
    var still = Specimen.model(frame)
    still.hit(.character("v"))
    let inside = still.samplesPicture().cells.filter { "+-".unicodeScalars.contains($0.scalar) }
    #expect(inside.count == 1)
  }

  @Test func otherLatentsAreNotCompared() {
    var frame = Specimen.remembered
    frame.snapshot.samples.generation = 1
    var model = Specimen.model(frame)
    model.hit(.character("v"))
    #expect(model.samplesPicture().description.contains("no earlier grid of these latents is kept"))
    #expect(model.samplesPicture().description.contains("@"))
  }

  @Test func theSmallSizeShowsTheDifferenceToo() {
    var model = Specimen.model(Specimen.remembered, 80, 24)
    model.hit(.character("v"))
    #expect(model.samplesPicture(80, 24).description.contains("+ new − gone since 6,400"))
  }

  @Test func anEarlierGridStandsBesideTheNewest() throws {
    var model = Specimen.model(Specimen.remembered)
    model.hit(.character("4"))
    #expect(!model.layout.before.isEmpty && !model.shownSamples.isPast)
    #expect(model.screen().contains("step 0 · the first"))
    model.hit(.home)
    for _ in 0..<10 { model.hit(.character("]")) }
    #expect(model.screen().contains("step 800 · cursor"))
    #expect(model.earlierSamples?.images == model.snapshot.samples.album.pages[1].images)
    #expect(model.screen().contains("fixed latents · EMA weights"))
    model.hit(.character("v"))
    #expect(model.screen().contains("since step 800"))
    var frame = Specimen.remembered
    frame.snapshot.samples.generation = 1
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("step 800 · cursor · other latents"))
    frame.snapshot.samples.album = SampleAlbum()
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("no earlier digits are kept"))
  }

  @Test func aFrozenPictureKeepsItsDigits() {
    var model = Specimen.model(Specimen.remembered)
    model.hit(.character("f"), .home)
    var frame = Specimen.remembered
    frame.snapshot.samples.album = SampleAlbum()
    frame.snapshot.samples.generation = 3
    _ = model.handle(.frame(frame))
    #expect(model.screen().contains("step 0 · cursor · EMA weights"))
  }
}
