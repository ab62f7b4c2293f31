using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Application.Discharges;

/// <summary>Approved discharges whose day may be over somewhere on earth.</summary>
internal sealed record FindDueDischarges : IQuery<IReadOnlyList<DischargeId>>;

internal sealed class FindDueDischargesHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FindDueDischarges, IReadOnlyList<DischargeId>>
{
    public async Task<IReadOnlyList<DischargeId>> Handle(FindDueDischarges query, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await db.Discharges
            .Where(discharge => discharge.Status == DischargeStatus.Approved && discharge.DischargedOn <= today)
            .OrderBy(discharge => discharge.DischargedOn)
            .Select(discharge => discharge.Id)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Makes one final where its day is over in the programme; again, or too early, it changes nothing.</summary>
internal sealed record FinishDischarge(DischargeId DischargeId) : ICommand<Unit>;

internal sealed class FinishDischargeHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<FinishDischarge, Unit>
{
    public async Task<Unit> Handle(FinishDischarge command, CancellationToken cancellationToken)
    {
        var episodeId = await db.Discharges.Where(discharge => discharge.Id == command.DischargeId).Select(discharge => discharge.EpisodeId)
            .SingleAsync(cancellationToken);
        await db.LockAsync<Episode>(episodeId.Value, cancellationToken);
        var discharge = await db.Discharges.GetAsync(discharge => discharge.Id == command.DischargeId, cancellationToken);
        if (discharge.Status != DischargeStatus.Approved)
        {
            return Unit.Value;
        }

        var episode = await db.Episodes.GetAsync(episode => episode.Id == discharge.EpisodeId, cancellationToken);
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
        if (discharge.Finish(episode, program, clock.GetUtcNow()))
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
