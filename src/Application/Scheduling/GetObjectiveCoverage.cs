using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>Which open objectives nobody worked on lately.</summary>
/// <param name="AsOf">Last day of the window, the programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetObjectiveCoverage(RecoveryPlanId PlanId, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<ObjectiveCoverageResponse>;

/// <param name="From">First day of the window.</param>
public sealed record ObjectiveCoverageResponse(
    RecoveryPlanId PlanId, DateOnly From, DateOnly AsOf, DateTimeOffset KnownAt, ObjectiveCoverage Coverage);

internal sealed class GetObjectiveCoverageHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetObjectiveCoverage, ObjectiveCoverageResponse>
{
    public async Task<ObjectiveCoverageResponse> Handle(GetObjectiveCoverage query, CancellationToken cancellationToken)
    {
        var plan = await db.RecoveryPlans.AsNoTracking().GetAsync(plan => plan.Id == query.PlanId, cancellationToken);
        var program = await db.Programs.AsNoTracking().GetAsync(program => program.Id == plan.ProgramId, cancellationToken);
        var now = clock.GetUtcNow();
        var (asOf, knownAt) = (query.AsOf ?? program.DateOf(now), query.KnownAt ?? now);
        if (asOf > program.DateOf(now))
        {
            throw RecoveryPlanErrors.InTheFuture("?asOf");
        }

        if (knownAt > now)
        {
            throw RecoveryPlanErrors.InTheFuture("?knownAt");
        }

        var from = DateOnly.FromDayNumber(Math.Max(0, asOf.DayNumber + 1 - program.PoliciesOn(asOf).Notes.CoverageWindowDays));
        var sessions = await db.SessionNotes.AsNoTracking()
            .Where(note => note.EpisodeId == plan.EpisodeId && note.On <= asOf)
            .Join(
                db.AttendanceRecords.Where(record => record.EpisodeId == plan.EpisodeId),
                note => new { note.SessionId, note.PatientId },
                record => new { record.SessionId, record.PatientId },
                (note, record) => new NotedSession(note, record))
            .ToListAsync(cancellationToken);
        return new ObjectiveCoverageResponse(plan.Id, from, asOf, knownAt, ObjectiveCoverage.Of(plan, sessions, from, asOf, knownAt));
    }
}
