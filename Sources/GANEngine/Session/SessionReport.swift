/// What a session has to tell its observers, in the order in which it came about.
enum SessionReport {
  case event(RunEvent)
  case save(TrainerCopy, SavePurpose)
  case step(Snapshot)
  case sheet(SampleImages, step: Int)
  case page(SampleAlbum.Page)
  case scores(Scores, isFull: Bool)
}

extension SessionObservers {
  /// Hands a report on to whom it is for.
  func take(_ report: SessionReport) {
    switch report {
    case .event(let event): record(event)
    case .save(let copy, let purpose): save(copy, purpose)
    case .step(let snapshot): step?(snapshot)
    case .sheet(let images, let step): sheet?(images, step)
    case .page(let page): self.page?(page)
    case .scores(let scores, let isFull): self.scores?(scores, isFull)
    }
  }
}
