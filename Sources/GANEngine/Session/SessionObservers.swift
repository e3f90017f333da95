/// Who is told what a session does. All are called on the training queue and must return at once.
public struct SessionObservers: Sendable {
  /// An event took effect.
  public var record: @Sendable (RunEvent) -> Void
  /// A copy of the state is to be written; the answer comes through `TrainingSession.note`.
  public var save: @Sendable (TrainerCopy, SavePurpose) -> Void
  /// A step is done; nil where nobody listens.
  public var step: (@Sendable (Snapshot) -> Void)?
  /// The fixed latents as the weights of a step draw them, when `SheetSchedule` says so, at each
  /// save and at both ends; nil where nobody listens.
  public var sheet: (@Sendable (SampleImages, Int) -> Void)?

  /// A page came into the album; nil where nobody listens.
  public var page: (@Sendable (SampleAlbum.Page) -> Void)?

  /// The digits have been scored: between steps, or at an epoch's end in full.
  public var scores: (@Sendable (Scores, _ isFull: Bool) -> Void)?

  /// Who is told of events and of copies to be written, and, unless nil, of steps, sheets, pages of
  /// the album and scores.
  public init(
    record: @escaping @Sendable (RunEvent) -> Void,
    save: @escaping @Sendable (TrainerCopy, SavePurpose) -> Void,
    step: (@Sendable (Snapshot) -> Void)? = nil,
    sheet: (@Sendable (SampleImages, Int) -> Void)? = nil,
    page: (@Sendable (SampleAlbum.Page) -> Void)? = nil,
    scores: (@Sendable (Scores, _ isFull: Bool) -> Void)? = nil
  ) {
    self.record = record
    self.save = save
    self.step = step
    self.sheet = sheet
    self.page = page
    self.scores = scores
  }
}

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
