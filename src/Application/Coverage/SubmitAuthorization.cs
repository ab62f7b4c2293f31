using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Coverage;

/// <summary>Asks the payer; again, with what it wanted to know.</summary>
public sealed record SubmitAuthorization(AuthorizationId AuthorizationId, IfMatch IfMatch) : ICommand<AuthorizationResponse>;

internal sealed class SubmitAuthorizationHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<SubmitAuthorization, AuthorizationResponse>
{
    public async Task<AuthorizationResponse> Handle(SubmitAuthorization command, CancellationToken cancellationToken)
    {
        var (authorization, program) = await db.GetAuthorizationForChangeAsync(command.AuthorizationId, command.IfMatch, cancellationToken);

        // A discharge that becomes final at the same time waits, or is seen here.
        await db.LockAsync<Episode>(authorization.EpisodeId.Value, cancellationToken);
        var episode = await db.Episodes.AsNoTracking().GetAsync(episode => episode.Id == authorization.EpisodeId, cancellationToken);
        var planIsActive = await db.RecoveryPlans.AnyAsync(
            plan => plan.EpisodeId == episode.Id && plan.Status == PlanVersionStatus.Active, cancellationToken);
        authorization.Submit(episode, planIsActive, program, caller.PractitionerId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return AuthorizationResponse.Of(authorization);
    }
}
