import Generated

// The contract's operations, by what they can answer with: a page, a way to another one, a page that is not there, a form
// shown again. The contract declares the cases; these lines say that they are alike.

extension CompleteMarket.Response: RedirectResponse {}
extension CompleteMarket.Problem: PageProblem, FormProblem {}
extension ConfirmLogin.Response: RedirectResponse {}
extension ConfirmLogin.Problem: FormProblem {}
extension DeleteDraft.Response: RedirectResponse {}
extension DeleteDraft.Problem: PageProblem, FormProblem {}
extension DownloadFile.Response: RedirectResponse {}
extension DownloadFile.Problem: PageProblem {}
extension DownloadOwnAttestation.Response: RedirectResponse {}
extension DownloadOwnAttestation.Problem: PageProblem {}
extension LogOut.Response: RedirectResponse {}
extension LogOut.Problem: FormProblem {}
extension RequestLoginLink.Response: RedirectResponse {}
extension RequestLoginLink.Problem: FormProblem {}
extension RetryApplicationSync.Response: RedirectResponse {}
extension RetryApplicationSync.Problem: PageProblem, FormProblem {}
extension RetryMarketSync.Response: RedirectResponse {}
extension RetryMarketSync.Problem: PageProblem, FormProblem {}
extension ShowAccessibilityStatement.Response: PageResponse {}
extension ShowAdditionalFields.Response: RedirectResponse {}
extension ShowAdditionalFields.Problem: PageProblem {}
extension ShowApplicationLots.Response: PageResponse, RedirectResponse {}
extension ShowApplicationLots.Problem: PageProblem, FormProblem {}
extension ShowApplicationStep.Response: PageResponse, RedirectResponse {}
extension ShowApplicationStep.Problem: PageProblem, FormProblem {}
extension ShowApplicationSummary.Response: PageResponse, RedirectResponse {}
extension ShowApplicationSummary.Problem: PageProblem, FormProblem {}
extension ShowApplicationSyncStatus.Response: PageResponse, RedirectResponse {}
extension ShowApplicationSyncStatus.Problem: PageProblem, FormProblem {}
extension ShowApplicationSyncStatusAgain.Response: RedirectResponse {}
extension ShowApplicationSyncStatusAgain.Problem: PageProblem {}
extension ShowBuyerHome.Response: PageResponse {}
extension ShowCandidateHome.Response: PageResponse {}
extension ShowCompanyIdentification.Response: PageResponse, RedirectResponse {}
extension ShowCompanyIdentification.Problem: PageProblem, FormProblem {}
extension ShowConsultation.Response: PageResponse, RedirectResponse {}
extension ShowConsultation.Problem: PageProblem, FormProblem {}
extension ShowDashboard.Response: PageResponse, RedirectResponse {}
extension ShowDashboard.Problem: FormProblem {}
extension ShowDataProtection.Response: PageResponse {}
extension ShowDraftDeletion.Response: PageResponse, RedirectResponse {}
extension ShowDraftDeletion.Problem: PageProblem, FormProblem {}
extension ShowExclusionGrounds.Response: PageResponse, RedirectResponse {}
extension ShowExclusionGrounds.Problem: PageProblem, FormProblem {}
extension ShowHome.Response: PageResponse {}
extension ShowLegalNotice.Response: PageResponse {}
extension ShowLogin.Response: PageResponse {}
extension ShowLogin.Problem: FormProblem {}
extension ShowLoginConfirmation.Response: PageResponse {}
extension ShowLoginConfirmation.Problem: FormProblem {}
extension ShowLoginSent.Response: PageResponse {}
extension ShowLoginSent.Problem: FormProblem {}
extension ShowMarketCategory.Response: PageResponse, RedirectResponse {}
extension ShowMarketCategory.Problem: PageProblem, FormProblem {}
extension ShowMarketInformation.Response: PageResponse, RedirectResponse {}
extension ShowMarketInformation.Problem: PageProblem, FormProblem {}
extension ShowMarketLots.Response: PageResponse, RedirectResponse {}
extension ShowMarketLots.Problem: PageProblem, FormProblem {}
extension ShowMarketSetup.Response: PageResponse, RedirectResponse {}
extension ShowMarketSetup.Problem: PageProblem, FormProblem {}
extension ShowMarketSummary.Response: PageResponse, RedirectResponse {}
extension ShowMarketSummary.Problem: PageProblem, FormProblem {}
extension ShowMarketSyncStatus.Response: PageResponse, RedirectResponse {}
extension ShowMarketSyncStatus.Problem: PageProblem, FormProblem {}
extension ShowMarketSyncStatusAgain.Response: RedirectResponse {}
extension ShowMarketSyncStatusAgain.Problem: PageProblem {}
extension ShowRequiredFields.Response: RedirectResponse {}
extension ShowRequiredFields.Problem: PageProblem {}
extension ShowSubmission.Response: PageResponse, RedirectResponse {}
extension ShowSubmission.Problem: PageProblem, FormProblem {}
extension ShowVerification.Response: PageResponse {}
extension ShowVerification.Problem: PageProblem {}
extension SubmitApplication.Response: RedirectResponse {}
extension SubmitApplication.Problem: PageProblem, FormProblem {}
extension SubmitApplicationLots.Response: RedirectResponse {}
extension SubmitApplicationLots.Problem: PageProblem, FormProblem {}
extension SubmitApplicationStep.Response: RedirectResponse {}
extension SubmitApplicationStep.Problem: PageProblem, FormProblem {}
extension SubmitCompanyIdentification.Response: RedirectResponse {}
extension SubmitCompanyIdentification.Problem: PageProblem, FormProblem {}
extension SubmitExclusionGrounds.Response: RedirectResponse {}
extension SubmitExclusionGrounds.Problem: PageProblem, FormProblem {}
extension SubmitMarketCategory.Response: RedirectResponse {}
extension SubmitMarketCategory.Problem: PageProblem, FormProblem {}
extension SubmitMarketInformation.Response: RedirectResponse {}
extension SubmitMarketInformation.Problem: PageProblem, FormProblem {}
extension SubmitMarketLots.Response: RedirectResponse {}
extension SubmitMarketLots.Problem: PageProblem, FormProblem {}
extension SubmitMarketSetup.Response: RedirectResponse {}
extension SubmitMarketSetup.Problem: PageProblem, FormProblem {}
