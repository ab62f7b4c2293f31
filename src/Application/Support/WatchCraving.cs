using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.WorkItems;
using TreatmentPlans.Domain.Support;
using TreatmentPlans.Domain.WorkItems;

namespace TreatmentPlans.Application.Support;

/// <summary>What a check-in calls for, in its own transaction (rules CRV-1 to CRV-4): once for each, and one alert of a rise on a day, or while one is open.</summary>
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
        if (trend.IsRising && !await IsRiseToldAsync(checkIn, care.Program.Calendar.StartOf(today), cancellationToken))
        {
            work.Add((WorkItemKind.CravingRising, soon, $"{WorkItemKind.CravingRising}/{checkIn.Id}"));
        }

        await db.RaiseAsync(checkIn, checkIn.Id.Value, work, now, cancellationToken);
    }

    public async Task Handle(Occurred<WellbeingCheckInEnteredInError> notification, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var checkIn = db.WellbeingCheckIns.Local.Single(checkIn => checkIn.Id == notification.Event.CheckInId);
        foreach (var kind in new[] { WorkItemKind.CravingHigh, WorkItemKind.UseInCheckIn })
        {
            await db.ResolveOfSubjectAsync(checkIn.Id.Value, kind, WorkItemOutcome.NoLongerNeeded, Wrong, now, cancellationToken);
        }

        var rises = await db.WorkItems.Open(WorkItemKind.CravingRising).Where(item => item.EpisodeId == checkIn.EpisodeId).ToListAsync(cancellationToken);
        if (rises.Count == 0)
        {
            return;
        }

        var care = await db.GetSupportCareAsync(checkIn.EpisodeId, cancellationToken);
        foreach (var rise in rises)
        {
            var day = care.DateOf(rise.CreatedAt);
            if (!(await db.CravingTrendAsync(checkIn.EpisodeId, care.Program.PoliciesOn(day), new Moment(day, now), cancellationToken)).IsRising)
            {
                rise.Settle(WorkItemOutcome.NoLongerNeeded, Wrong, now);
            }
        }
    }

    /// <summary>One that fell with a wrong check-in had told of nothing.</summary>
    private async Task<bool> IsRiseToldAsync(WellbeingCheckIn checkIn, DateTimeOffset dayBegan, CancellationToken cancellationToken) =>
        (await db.WorkItems
            .Where(item => item.EpisodeId == checkIn.EpisodeId && item.Kind == WorkItemKind.CravingRising)
            .Where(item => item.Status != WorkItemStatus.Resolved || item.CreatedAt >= dayBegan)
            .ToListAsync(cancellationToken))
        .Exists(item => item.Resolution is not { By: null, Outcome: WorkItemOutcome.NoLongerNeeded });
}
