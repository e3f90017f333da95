extension SessionState {
  /// Takes up scoring the samples, or leaves it.
  mutating func scoreSamples(_ isAsked: Bool) {
    view.isScored = isAsked
    scoreSamples()
  }

  /// Has D score the samples as they are, where that is asked for.
  mutating func scoreSamples() {
    guard view.isScored else {
      snapshot.samples.scores = nil
      return
    }
    if view.scorer == nil { view.scorer = try? SampleScorer(trainer) }
    snapshot.samples.scores = view.scorer?.scores(
      of: snapshot.samples.images, step: snapshot.samples.step, trainer)
  }

  /// Takes up a walk, goes on with it, or leaves it.
  mutating func explore(_ walk: LatentWalk?) {
    view.walk = walk
    explore()
  }

  /// Draws the walk with the weights as they are, where there is one.
  mutating func explore() {
    guard let walk = view.walk, options.sampleCount > 0 else {
      snapshot.closeups.exploration = nil
      return
    }
    if view.explorer == nil {
      view.explorer = try? LatentExplorer(trainer, count: options.sampleCount)
    }
    snapshot.closeups.exploration = view.explorer?.draw(walk, view.weights, trainer)
  }

  /// The grid of this step, now in the album; nil where none is due, or it is there.
  mutating func newPage(always: Bool) -> SampleAlbum.Page? {
    let step = trainer.stepCount
    guard options.sampleCount > 0, always || SampleAlbum.isDue(at: step),
      always || snapshot.samples.album.pages.last?.step != step, let images = pageImages()
    else { return nil }
    let page = SampleAlbum.Page(
      step: step, generation: trainer.counters.latentGeneration, images: images)
    snapshot.samples.album.add(page)
    return page
  }

  // Where they are the samples that the screen is to show anyway, they are drawn once for both.
  private mutating func pageImages() -> SampleImages? {
    guard view.weights == .average else {
      return try? trainer.samples(count: options.sampleCount)
    }
    drawSamples()
    return snapshot.samples.images
  }
}
