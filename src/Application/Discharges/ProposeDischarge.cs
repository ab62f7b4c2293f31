using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Proposes how and when an episode ends.</summary>
public sealed record ProposeDischarge(EpisodeId EpisodeId, DischargeBody Body) : ICommand<DischargeResponse>;

/// <param name="DischargedOn">Last day in care, of the programme; today or to come, or in the past where nothing was attended since.</param>
/// <param name="Reason">For the record: why, and how the patient sees it.</param>
/// <param name="ReadinessEvaluationId">Of readiness for discharge; needed where treatment was completed.</param>
/// <param name="OverrideReason">Why treatment counts as completed although the evaluation does not say so.</param>
/// <param name="RiskDiscussion">With who leaves against advice.</param>
/// <param name="ForViolence">An administrative discharge that takes no warnings.</param>
public sealed record DischargeBody(
    DischargeType Type,
    DateOnly DischargedOn,
    string Reason,
    ReadinessEvaluationId? ReadinessEvaluationId = null,
    string? OverrideReason = null,
    RiskDiscussion? RiskDiscussion = null,
    bool? ForViolence = null);

internal sealed class ProposeDischargeValidator : AbstractValidator<ProposeDischarge>
{
    public ProposeDischargeValidator()
    {
        RuleFor(command => command.Body.Reason).Required().MaxLength(Limits.Note);
        RuleFor(command => command.Body.OverrideReason).Required().MaxLength(Limits.Reason).When(command => command.Body.OverrideReason is not null);
    }
}

internal sealed class ProposeDischargeHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ProposeDischarge, DischargeResponse>
{
    public async Task<DischargeResponse> Handle(ProposeDischarge command, CancellationToken cancellationToken)
    {
        var practitionerId = caller.RequirePractitioner();
        var now = clock.GetUtcNow();
        var body = command.Body;
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        episode.RequireInCare();
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        var evaluation = body.ReadinessEvaluationId is { } id
            ? await db.ReadinessEvaluations.AsNoTracking().FirstOrDefaultAsync(evaluation => evaluation.Id == id, cancellationToken)
                ?? throw CommonErrors.UnknownReference("/readinessEvaluationId")
            : null;
        if (await db.Discharges.AnyAsync(discharge => discharge.OpenEpisodeId == episode.Id, cancellationToken))
        {
            throw DischargeErrors.AlreadyProposed();
        }

        var discharge = Discharge.Propose(
            TypedId.New<DischargeId>(now),
            new DischargeProposal(body.Type, body.DischargedOn, body.Reason, body.OverrideReason, body.RiskDiscussion, body.ForViolence is true),
            episode,
            program,
            evaluation,
            await db.DischargeEvidenceAsync(episode.Id, cancellationToken),
            await db.GetCallingPractitionerAsync(practitionerId, cancellationToken),
            now);
        db.Discharges.Add(discharge);
        await db.SaveChangesAsync(cancellationToken);
        return DischargeResponse.Of(discharge);
    }
}
