using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Phases.Readiness;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <summary>What rates and weekly hours of an episode are made of, as of a day, with what was known at an instant (D10).</summary>
/// <param name="Care">Null before the admission.</param>
/// <param name="CheckedIn">Records whose patient has checked in.</param>
internal sealed record CareAsOf(
    Program Program,
    IReadOnlyList<AttendanceEvidence> Sessions,
    IReadOnlyList<Guid> CheckedIn,
    CareTimeline? Care,
    DateOnly AsOf,
    DateTimeOffset KnownAt)
{
    public WeeklyHours Weeks() =>
        Care is null ? new WeeklyHours([]) : WeeklyHours.Of(Sessions, Care, date => Program.PoliciesOn(date).LevelOfCare, AsOf);
}

/// <summary>Reads it by a number of statements that does not depend on how long the episode is.</summary>
internal sealed class CareReader(IAppDbContext db, TimeProvider clock) : ISessionEvidence
{
    public async Task<SessionFacts> GatherAsync(
        Episode episode, IReadOnlyCollection<StepDownPhase> phases, DateOnly asOf, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var program = await ProgramOfAsync(episode, cancellationToken);
        var care = await ReadAsync(episode, program, phases, asOf, knownAt, cancellationToken);
        if (care.Sessions.Count == 0)
        {
            return new SessionFacts(null, null);
        }

        var madeUp = care.Sessions.Where(fact => fact.MakeUpForId is not null && fact.Status.Counts()).Select(fact => fact.MakeUpForId).ToHashSet();
        return new SessionFacts(
            [
                .. care.Sessions.Where(fact => fact.IsDue)
                    .Select(fact => new SessionEvidence(fact.Id, fact.On, fact.Status.Counts() || madeUp.Contains(fact.Id))),
            ],
            [
                .. care.Weeks().Weeks.Select(week => new WeekEvidence(
                    week.MondayOn, week.NeededHours, week.AttendedHours, week.Standing == WeekStanding.Partial)),
            ]);
    }

    /// <param name="episodeId">The latest in which the patient was admitted, else the latest, unless given.</param>
    /// <exception cref="DomainException">404; 422 DATE_IN_FUTURE.</exception>
    public async Task<(Episode Episode, CareAsOf Care)> ReadAsync(
        PatientId patientId, EpisodeId? episodeId, DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        var episode = await db.Episodes.AsNoTracking()
            .Where(episode => episode.PatientId == patientId && episode.EnteredInError == null && (episodeId == null || episode.Id == episodeId))
            .OrderByDescending(episode => episode.AdmittedOn != null).ThenByDescending(episode => episode.Id)
            .GetAsync(_ => true, cancellationToken);
        var program = await ProgramOfAsync(episode, cancellationToken);
        var now = clock.GetUtcNow();
        var today = program.DateOf(now);
        if (asOf > today)
        {
            throw EpisodeErrors.DateInFuture("?asOf");
        }

        if (knownAt > now)
        {
            throw EpisodeErrors.DateInFuture("?knownAt");
        }

        var phases = await db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == episode.Id).ToListAsync(cancellationToken);
        return (episode, await ReadAsync(episode, program, phases, asOf ?? today, knownAt ?? now, cancellationToken));
    }

    public async Task<CareAsOf> ReadAsync(
        Episode episode,
        Program program,
        IReadOnlyCollection<StepDownPhase> phases,
        DateOnly asOf,
        DateTimeOffset knownAt,
        CancellationToken cancellationToken)
    {
        var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == episode.PatientId, cancellationToken);
        var records = await db.AttendanceRecords.AsNoTracking()
            .Where(record => record.EpisodeId == episode.Id && record.On <= asOf)
            .ToListAsync(cancellationToken);
        return new CareAsOf(
            program,
            [.. records.Select(record => record.AsOf(asOf, knownAt)).OfType<AttendanceEvidence>().OrderBy(fact => fact.StartsAt)],
            [.. records.Where(record => record.CheckedInAt <= knownAt).Select(record => record.Id.Value)],
            CareTimeline.Of(patient, episode, phases, knownAt),
            asOf,
            knownAt);
    }

    private Task<Program> ProgramOfAsync(Episode episode, CancellationToken cancellationToken) =>
        db.Programs.AsNoTracking().SingleAsync(program => program.Id == episode.ProgramId, cancellationToken);
}
