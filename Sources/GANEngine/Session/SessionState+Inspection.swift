extension SessionState {
  /// What is looked at closely, and the search for its neighbour.
  struct Closeup {
    /// Which sample.
    var index: Int
    /// The newest look at it whose neighbour is not known yet.
    var awaited: Inspection?
  }

  /// Takes up one of the samples, or none.
  mutating func inspect(_ index: Int?) {
    closeup = index.map { Closeup(index: $0) }
    snapshot.closeups.inspection = nil
    lookCloser()
  }

  /// Looks at the chosen sample as it is now. What is known of it stays to be seen until its new
  /// neighbour is found.
  mutating func lookCloser() {
    guard let index = closeup?.index else { return }
    if inspector == nil {
      inspector = try? SampleInspector(trainer, judge: options.scoring?.judge)
    }
    closeup?.awaited = inspector?.look(
      at: index, of: snapshot.samples.images, step: snapshot.samples.step, trainer)
    if snapshot.closeups.inspection?.neighbour == nil {
      snapshot.closeups.inspection = closeup?.awaited
    }
  }

  /// The image whose neighbour is to be searched for now; one search goes on at a time.
  mutating func nextSearch() -> Inspection? {
    guard !isSearching, let awaited = closeup?.awaited else { return nil }
    closeup?.awaited = nil
    isSearching = true
    return awaited
  }

  /// Takes the outcome of a search.
  mutating func finishSearch(_ inspection: Inspection, _ found: (index: Int, distance: Double)?) {
    isSearching = false
    guard closeup?.index == inspection.index, let found else { return }
    var whole = inspection
    whole.neighbour = inspector?.neighbour(found.index, distance: found.distance, trainer)
    snapshot.closeups.inspection = whole
  }
}
