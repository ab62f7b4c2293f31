using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.RecoveryPlans;

/// <summary>The plan as it stands; or as of a day, with what was known at an instant (D10).</summary>
/// <param name="AsOf">The programme's date; today where only <paramref name="KnownAt"/> is given.</param>
/// <param name="KnownAt">Now where only <paramref name="AsOf"/> is given.</param>
public sealed record GetPlan(RecoveryPlanId PlanId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<PlanResponse>;

internal sealed class GetPlanHandler(IAppDbContext db, IDisclosureTrail trail, TimeProvider clock) : IRequestHandler<GetPlan, PlanResponse>
{
    public Task<PlanResponse> Handle(GetPlan query, CancellationToken cancellationToken) =>
        query is { AsOf: null, KnownAt: null } ? CurrentAsync(query.PlanId, cancellationToken) : AsOfAsync(query, cancellationToken);

    // One round trip, and the document comes out as the text it is stored as.
    private async Task<PlanResponse> CurrentAsync(RecoveryPlanId id, CancellationToken cancellationToken)
    {
        var found = await db.RecoveryPlans.AsNoTracking()
            .Where(plan => plan.Id == id)
            .SelectMany(plan => plan.Versions.Where(version => version.Number == plan.CurrentNumber), (plan, version) => new
            {
                plan.Version,
                plan.PatientId,
                plan.EpisodeId,
                plan.ProgramId,
                plan.AuthorId,
                plan.Status,
                plan.DraftNumber,
                plan.Goals,
                plan.Objectives,
                plan.CreatedAt,
                plan.UpdatedAt,
                version.Number,
                VersionAuthorId = version.AuthorId,
                version.EffectiveFrom,
                version.ActiveFrom,
                version.LevelOfCareEdition,
                version.LevelOfCareCode,
                version.Template,
                version.RevisionReason,
                VersionCreatedAt = version.CreatedAt,
                version.SubmittedAt,
                version.CountersignatureDueOn,
                version.Signatures,
                version.Refusals,
                version.Transitions,
                version.ContentHash,
                version.Content,
            })
            .GetAsync(_ => true, cancellationToken);

        trail.Disclosed(found.PatientId);
        return new PlanResponse(
            id,
            found.Version,
            found.PatientId,
            found.EpisodeId,
            found.ProgramId,
            found.AuthorId,
            found.Status,
            new PlanVersionResponse(
                found.Number,
                found.Status,
                found.VersionAuthorId,
                found.EffectiveFrom,
                found.ActiveFrom,
                found.LevelOfCareEdition is { } edition ? new LevelOfCare(edition, found.LevelOfCareCode!) : null,
                found.Template,
                found.RevisionReason,
                found.VersionCreatedAt,
                found.SubmittedAt,
                found.CountersignatureDueOn,
                PlanVersion.PatientSignatureStatusOf(found.Signatures, found.Refusals),
                found.Signatures,
                found.Refusals,
                found.Transitions,
                found.ContentHash,
                new StoredJson<PlanContent>(found.Content)),
            found.DraftNumber,
            found.Goals,
            found.Objectives,
            found.CreatedAt,
            found.UpdatedAt);
    }

    private async Task<PlanResponse> AsOfAsync(GetPlan query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        var knownAt = query.KnownAt ?? clock.GetUtcNow();
        return PlanResponse.AsOf(plan, query.AsOf ?? program.DateOf(knownAt), knownAt);
    }
}
