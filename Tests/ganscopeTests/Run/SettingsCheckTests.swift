import ArgumentParser
import Testing

@testable import GANEngine
@testable import ganscope

@Suite struct SettingsCheckTests {
  private let doubt = Finding(severity: .warning, message: "unlikely to train")
  private let fault = Finding(severity: .error, message: "makes no sense")

  @Test func aWarningIsTold() throws {
    #expect(try SettingsCheck([doubt]).warnings == ["unlikely to train"])
  }

  @Test func anErrorIsBadInput() {
    #expect {
      _ = try SettingsCheck([doubt, fault])
    } throws: {
      "\($0)".contains("makes no sense") && Main.exitCode(for: $0).rawValue == 64
    }
  }

  @Test func whatARunWasSavedWithMayGoOn() throws {
    #expect(try SettingsCheck([fault], known: [fault]).warnings == ["makes no sense"])
  }
}
