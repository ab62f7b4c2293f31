using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Support;

/// <summary>What a check-in calls for, in its own transaction (rules CRV-1 to CRV-4): once for each, and no second alert of a rise while one is open.</summary>
internal sealed class WatchCraving(IAppDbContext db, TimeProvider clock)
    : INotificationHandler<Occurred<WellbeingCheckedIn>>, INotificationHandler<Occurred<WellbeingCheckInEnteredInError>>
{
    private const string Wrong = "The check-in was entered in error.";

    public async Task Handle(Occurred<WellbeingCheckedIn> notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var checkIn = db.WellbeingCheckIns.Local.Single(checkIn => checkIn.Id == notification.Event.CheckInId);
        var care = await db.GetSupportCareAsync(checkIn.EpisodeId, cancellationToken);
        var today = care.DateOf(now);
        var policies = care.Program.PoliciesOn(today);
        var soon = now.AddHours(policies.Support.CravingAlertHours);
        List<(WorkItemKind, DateTimeOffset, string)> work = [];
        if (checkIn.Craving >= policies.Support.CravingAlertScore)
        {
            work.Add((WorkItemKind.CravingHigh, soon, $"{WorkItemKind.CravingHigh}/{checkIn.Id}"));
        }

        if (checkIn.Outcome == CravingOutcome.Used)
        {
            work.Add((WorkItemKind.UseInCheckIn, care.Program.Calendar.EndOf(today), $"{WorkItemKind.UseInCheckIn}/{checkIn.Id}"));
        }

        var trend = await db.CravingTrendAsync(checkIn.EpisodeId, policies, new Moment(today, now), cancellationToken);
        if (trend.IsRising && !await IsRiseOpenAsync(checkIn, cancellationToken))
        {
            work.Add((WorkItemKind.CravingRising, soon, $"{WorkItemKind.CravingRising}/{checkIn.EpisodeId}/{today:yyyy-MM-dd}"));
        }

        await db.RaiseAsync(checkIn, checkIn.Id.Value, work, now, cancellationToken);
    }

    public async Task Handle(Occurred<WellbeingCheckInEnteredInError> notification, CancellationToken cancellationToken)
    {
        var id = notification.Event.CheckInId.Value;
        foreach (var kind in new[] { WorkItemKind.CravingHigh, WorkItemKind.UseInCheckIn })
        {
            await db.ResolveOfSubjectAsync(id, kind, WorkItemOutcome.NoLongerNeeded, Wrong, clock.GetUtcNow(), cancellationToken);
        }
    }

    private Task<bool> IsRiseOpenAsync(WellbeingCheckIn checkIn, CancellationToken cancellationToken) => db.WorkItems
        .Open(WorkItemKind.CravingRising)
        .AnyAsync(item => item.EpisodeId == checkIn.EpisodeId, cancellationToken);
}
