import Testing

@testable import Pages

/// The screens of an application and their order (product.md §5.4).
@Suite struct JourneyTests {
  func journey(lots: Bool = true, _ categories: [FieldCategoryModel]) -> JourneyModel {
    JourneyModel(categories: categories, hasLots: lots, isAttested: false, chosenLots: 0, siretKnown: false)
  }

  func category(_ key: String, _ groups: [String]) -> FieldCategoryModel {
    FieldCategoryModel(
      key: key, title: key,
      groups: groups.map { key in
        FieldGroupModel(
          key: key, title: key,
          fields: [
            FieldModel(key: key + "_1", kind: .textInput, label: "1", isMandatory: true, answer: .text("oui")),
            FieldModel(key: key + "_2", kind: .textInput, label: "2", isMandatory: true),
            FieldModel(key: key + "_3", kind: .textInput, label: "3", isMandatory: true, origin: .automatic),
          ])
      })
  }

  var whole: [FieldCategoryModel] {
    [category("identite", ["identite_a"]), category("motifs_exclusion", ["motifs_exclusion_a", "motifs_exclusion_b"])]
  }

  @Test func theStatementComesBeforeTheFirstExclusionGrounds() {
    #expect(
      journey(whole).steps.map(\.page) == [
        .companyIdentification, .lots, .marketInformation, .fields("identite_a"), .exclusionGrounds,
        .fields("motifs_exclusion_a"), .fields("motifs_exclusion_b"), .summary,
      ])
    #expect(!journey([category("identite", ["identite_a"])]).contains(.exclusionGrounds))
  }

  @Test func aMarketWithoutLotsHasNoScreenForThem() {
    let journey = journey(lots: false, whole)
    #expect(!journey.contains(.lots))
    #expect(journey.next(after: .companyIdentification) == .marketInformation)
  }

  @Test func oneGoesForthAndBack() {
    let journey = journey(whole)
    let pages = journey.steps.map(\.page)
    for (before, after) in zip(pages, pages.dropFirst()) {
      #expect(journey.next(after: before) == after)
      #expect(journey.previous(before: after) == before)
    }
    #expect(journey.next(after: .summary) == nil)
    #expect(journey.previous(before: .companyIdentification) == nil)
    #expect(journey.next(after: .fields("ailleurs")) == nil && journey.previous(before: .fields("ailleurs")) == nil)
  }

  @Test func progressCountsOfficialAnswersToo() throws {
    let step = try #require(journey(whole).steps.first { $0.page == .fields("identite_a") })
    #expect(step.answered == 2 && step.asked == 3)
    #expect(step.state == "2/3")
  }

  @Test func aMarketWithoutFieldsStillHasItsFirstScreens() {
    #expect(journey([]).steps.map(\.page) == [.companyIdentification, .lots, .marketInformation, .summary])
  }

  @Test func segmentsAreRead() {
    for page in journey(whole).steps.map(\.page) { #expect(CandidateStep(segment: page.segment) == page) }
  }
}
