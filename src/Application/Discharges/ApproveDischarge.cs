using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Approves it. Where the day has come already, the discharge is final at once, and with it the end of all that belongs to the episode.</summary>
public sealed record ApproveDischarge(EpisodeId EpisodeId, IfMatch IfMatch) : ICommand<DischargeResponse>;

internal sealed class ApproveDischargeHandler(IAppDbContext db, ICaller caller, TimeProvider clock)
    : IRequestHandler<ApproveDischarge, DischargeResponse>
{
    public async Task<DischargeResponse> Handle(ApproveDischarge command, CancellationToken cancellationToken)
    {
        var practitionerId = caller.RequirePractitioner();
        var now = clock.GetUtcNow();

        // Whoever else ends or moves something of the episode is through with it, or waits.
        await db.LockAsync<Episode>(command.EpisodeId.Value, cancellationToken);
        var discharge = await db.Discharges.OfEpisode(command.EpisodeId).GetForChangeAsync(_ => true, command.IfMatch, cancellationToken);
        var episode = await db.Episodes.GetAsync(episode => episode.Id == command.EpisodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        discharge.Approve(
            await db.DischargeEvidenceAsync(episode.Id, cancellationToken),
            await db.GetCallingPractitionerAsync(practitionerId, cancellationToken),
            program,
            now);
        discharge.Finish(episode, program, now);
        await db.SaveChangesAsync(cancellationToken);
        return DischargeResponse.Of(discharge);
    }
}
