using TreatmentPlans.Api.OpenApi;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Api.Phases;

/// <summary>A fictional patient's step down from 2.1 to 1.5.</summary>
internal sealed class PhaseExamples : IExamples
{
    private static readonly DateOnly DecidedOn = new(2026, 3, 6);

    public IEnumerable<object> Bodies =>
    [
        new EvaluateReadinessBody(DecidedOn, ReadinessPurpose.StepDown),
        new DecideLevelOfCareBody(
            LevelOfCareDecisionType.StepDown,
            LevelOfCareReason.GoalsAchieved,
            new DimensionRatingSetId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000041")),
            PatientAgreement.Agrees,
            EffectiveOn: new DateOnly(2026, 3, 9),
            ToLevel: new LevelOfCare(AsamEdition.Fourth, "1.5"),
            ReadinessEvaluationId: new ReadinessEvaluationId(Guid.Parse("019bb5a5-7c00-7000-8000-000000000042"))),
        new WithdrawLevelOfCareDecisionBody("The patient asks to stay in the evening block for two more weeks."),
    ];
}
