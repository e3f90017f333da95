import GANEngine
import Testing
import TextUI

@testable import Dashboard

@Suite struct SettingRowTests {
  @Test func everySettingHasOneRow() {
    let live = SettingRow.all.compactMap(\.parameter)
    #expect(Set(live) == Set(Hyperparameter.allCases))
    #expect(SettingRow.all.count == Hyperparameter.allCases.count + FixedSetting.all.count)
  }

  @Test func groupsFollowEachOtherLiveRowsFirst() {
    let groups = SettingRow.groupStarts.map { SettingRow.all[$0].group }
    #expect(groups == Hyperparameter.Group.allCases)
    for (row, next) in zip(SettingRow.all, SettingRow.all.dropFirst()) where row.group == next.group
    {
      #expect(row.parameter != nil || next.parameter == nil)
    }
  }

  @Test func labelsAreShortAndTellRowsApart() {
    let labels = SettingRow.all.map(\.label)
    #expect(labels.allSatisfy { $0.unicodeScalars.count <= 15 })
    #expect(Set(labels).count == labels.count)
  }

  @Test func everyWordHasAnASCIIForm() {
    for row in SettingRow.all {
      let folded = (row.label + row.explanation).unicodeScalars.map(\.asciiLookalike)
      #expect(!folded.contains("?"), "\(row.label): \(row.explanation)")
    }
  }

  @Test func aGapAwareRateTellsItsFactor() {
    var frame = Specimen.frame()
    let row = SettingRow.live(.gapAware)
    frame.snapshot.settings.discriminatorRateFactor = 0.4231
    #expect(Model(frame: frame).text(row) == "off")
    frame.snapshot.settings.hyperparameters[.gapAware] = 1
    #expect(Model(frame: frame).text(row) == "on ×0.42")
    frame.snapshot.settings.discriminatorRateFactor = nil
    #expect(Model(frame: frame).text(row) == "on")
  }
}
