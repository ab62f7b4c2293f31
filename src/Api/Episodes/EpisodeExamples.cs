using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Episodes;

internal sealed class EpisodeExamples : IExamples
{
    private static readonly int[] Risks = [1, 0, 2, 1, 2, 1];

    public IEnumerable<object> Bodies =>
    [
        new ReferralBody(
            new ProgramId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000001")),
            new DateOnly(2026, 1, 6),
            ReferralSource.PrimaryCare,
            "Asks for evening hours.",
            [new Identifier("urn:example:encounter", "E-1")],
            PreviousEpisodeId: null,
            new AcuteCare(AcuteCareSetting.WithdrawalManagement, new DateOnly(2026, 1, 5))),
        new ScreeningBody(new DateOnly(2026, 1, 8), "Seen in person."),
        new DeclinationBody(new DateOnly(2026, 1, 9), DeclineReason.ReferredElsewhere, "Lives too far away."),
        new DiagnosisBody("F10.20", IsPrimary: true, new DateOnly(2026, 1, 5)),
        new DimensionRatingSetBody(
            AsamEdition.Third,
            new DateOnly(2026, 1, 8),
            [.. Risks.Select((risk, index) => new DimensionRating(index + 1, null, risk, null, null, "As told and seen in the intake interview."))]),
        new AdmissionBody(
            new DateOnly(2026, 1, 12),
            new LevelOfCare(AsamEdition.Fourth, "2.1"),
            new DimensionRatingSetId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000041")),
            "2026-01-10",
            PatientAgreement.Agrees,
            OverrideReason: null),
        new LeaveBody(new DateOnly(2026, 2, 2), new DateOnly(2026, 2, 9), LeaveReason.Family),
        new ReturnBody(new DateOnly(2026, 2, 9)),
    ];
}
