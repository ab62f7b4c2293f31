using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Phases;

/// <summary>Decides about the level of care. What takes effect today is executed at once, the rest on its date.</summary>
public sealed record DecideLevelOfCare(RecoveryPlanId PlanId, DecideLevelOfCareBody Body) : ICommand<LevelOfCareDecisionResponse>;

/// <param name="ToLevel">May be left out for Continue and PhaseAdvance.</param>
/// <param name="DimensionRatingSetId">The ratings that the decision rests on, of this episode.</param>
/// <param name="ReadinessEvaluationId">Needed where the patient moves on to the same or less care.</param>
/// <param name="EffectiveOn">Today or later; earlier only as a correction.</param>
/// <param name="OverrideReason">Needed where the decision differs from the recommendation.</param>
/// <param name="CorrectionReason">Needed where the decision takes effect before today.</param>
public sealed record DecideLevelOfCareBody(
    LevelOfCareDecisionType DecisionType,
    LevelOfCareReason ReasonCode,
    DimensionRatingSetId DimensionRatingSetId,
    PatientAgreement PatientAgreement,
    DateOnly EffectiveOn,
    LevelOfCare? ToLevel = null,
    ReadinessEvaluationId? ReadinessEvaluationId = null,
    string? OverrideReason = null,
    string? CorrectionReason = null);

internal sealed class DecideLevelOfCareValidator : AbstractValidator<DecideLevelOfCare>
{
    public DecideLevelOfCareValidator()
    {
        RuleFor(command => command.Body.ToLevel!.Code).Required().MaxLength(Limits.Code).When(command => command.Body.ToLevel is not null);
        RuleFor(command => command.Body.OverrideReason).Required().MaxLength(Limits.Reason).When(command => command.Body.OverrideReason is not null);
        RuleFor(command => command.Body.CorrectionReason)
            .Required().MaxLength(Limits.Reason).When(command => command.Body.CorrectionReason is not null);
    }
}

internal sealed class DecideLevelOfCareHandler(IAppDbContext db, ICaller caller, DecisionExecution execution, TimeProvider clock)
    : IRequestHandler<DecideLevelOfCare, LevelOfCareDecisionResponse>
{
    public async Task<LevelOfCareDecisionResponse> Handle(DecideLevelOfCare command, CancellationToken cancellationToken)
    {
        var practitionerId = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var body = command.Body;
        var care = await db.GetCareAsync(command.PlanId, cancellationToken);
        if (body.DecisionType == LevelOfCareDecisionType.Discharge)
        {
            throw LevelOfCareDecisionErrors.UseDischarge();
        }

        care.Episode.RequireInCare();
        if (await db.LevelOfCareDecisions.AnyAsync(
            other => other.EpisodeId == care.Episode.Id && other.Status == LevelOfCareDecisionStatus.Scheduled, cancellationToken))
        {
            throw LevelOfCareDecisionErrors.AlreadyScheduled();
        }

        var path = await db.GetPathAsync(care.Episode.Id, cancellationToken);
        var decidedBy = await db.GetCallingPractitionerAsync(practitionerId, cancellationToken);
        var decision = LevelOfCareDecision.Decide(
            TypedId.New<LevelOfCareDecisionId>(now),
            care.Plan.Id,
            new LevelOfCareChoice(
                body.DecisionType,
                body.ToLevel,
                body.ReasonCode,
                body.DimensionRatingSetId,
                body.PatientAgreement,
                body.EffectiveOn,
                body.OverrideReason,
                body.CorrectionReason),
            care.Episode,
            care.Program,
            path,
            await EvaluationAsync(body.ReadinessEvaluationId, care, cancellationToken),
            decidedBy,
            caller.Roles.Contains(Role.Supervisor),
            now);
        db.LevelOfCareDecisions.Add(decision);
        if (decision.EffectiveOn <= decision.DecidedOn)
        {
            await execution.ExecuteAsync(decision, care.Episode, care.Program, path, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return LevelOfCareDecisionResponse.Of(decision);
    }

    private async Task<ReadinessEvaluation?> EvaluationAsync(ReadinessEvaluationId? id, Care care, CancellationToken cancellationToken) =>
        id is null
            ? null
            : await db.ReadinessEvaluations.AsNoTracking()
                .FirstOrDefaultAsync(
                    evaluation => evaluation.Id == id && evaluation.EpisodeId == care.Episode.Id && evaluation.EnteredInError == null,
                    cancellationToken)
            ?? throw CommonErrors.UnknownReference("/readinessEvaluationId");
}
