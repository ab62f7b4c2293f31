using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
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

    /// <summary>Required sessions with an outcome, as readiness looks at them; null where no session was ever booked by then.</summary>
    public IReadOnlyList<SessionEvidence>? SessionEvidence()
    {
        if (Sessions.Count == 0)
        {
            return null;
        }

        var madeUp = Sessions.Where(fact => fact.MakeUpForId is not null && fact.Status.Counts()).Select(fact => fact.MakeUpForId).ToHashSet();
        return
        [
            .. Sessions.Where(fact => fact.IsDue)
                .Select(fact => new SessionEvidence(fact.Id, fact.On, fact.Status.Counts() || madeUp.Contains(fact.Id))),
        ];
    }

    /// <summary>Weeks of hours as readiness looks at them; null as above.</summary>
    public IReadOnlyList<WeekEvidence>? WeekEvidence() => Sessions.Count == 0
        ? null
        : [.. Weeks().Weeks.Select(week => new WeekEvidence(week.MondayOn, week.NeededHours, week.AttendedHours, week.Standing == WeekStanding.Partial))];
}

/// <summary>What a course of care is read from, as part of a batch.</summary>
internal sealed class CareQueries(
    BatchedQuery<Patient> patients, BatchedQuery<StepDownPhase> phases, BatchedQuery<AttendanceRecord> records)
{
    public IReadOnlyList<StepDownPhase> Phases => phases.Rows;

    /// <exception cref="DomainException">404.</exception>
    public Patient Patient => patients.Rows is [var patient] ? patient : throw CommonErrors.NotFound();

    public static CareQueries Add(QueryBatch batch, IAppDbContext db, Episode episode, DateOnly asOf)
    {
        var (episodeId, patientId) = (episode.Id, episode.PatientId);
        return new CareQueries(
            batch.Add(db.Patients.AsNoTracking().Where(patient => patient.Id == patientId)),
            batch.Add(db.StepDownPhases.AsNoTracking().Where(phase => phase.EpisodeId == episodeId)),
            batch.Add(db.AttendanceRecords.AsNoTracking().Where(record => record.EpisodeId == episodeId && record.On <= asOf)));
    }

    /// <exception cref="DomainException">404.</exception>
    public CareAsOf Read(Episode episode, Program program, DateOnly asOf, DateTimeOffset knownAt) => new(
        program,
        [.. records.Rows.Select(record => record.AsOf(asOf, knownAt)).OfType<AttendanceEvidence>().OrderBy(fact => fact.StartsAt)],
        [.. records.Rows.Where(record => record.CheckedInAt <= knownAt).Select(record => record.Id.Value)],
        CareTimeline.Of(Patient, episode, phases.Rows, knownAt),
        asOf,
        knownAt);
}

/// <summary>Reads the course of care of a patient by a number of statements that does not depend on how long it is.</summary>
internal sealed class CareReader(IAppDbContext db, TimeProvider clock)
{
    /// <param name="episodeId">The latest in which the patient was admitted, else the latest, unless given.</param>
    /// <exception cref="DomainException">404; 422 DATE_IN_FUTURE.</exception>
    public async Task<(Episode Episode, CareAsOf Care)> ReadAsync(
        PatientId patientId, EpisodeId? episodeId, DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        var found = await db.Episodes.AsNoTracking()
            .Where(episode => episode.PatientId == patientId && episode.EnteredInError == null && (episodeId == null || episode.Id == episodeId))
            .Join(db.Programs, episode => episode.ProgramId, program => program.Id, (episode, program) => new { episode, program })
            .OrderByDescending(pair => pair.episode.AdmittedOn != null).ThenByDescending(pair => pair.episode.Id)
            .GetAsync(_ => true, cancellationToken);
        var (episode, program) = (found.episode, found.program);
        var moment = program.RequireMoment(asOf, knownAt, clock.GetUtcNow());
        var batch = new QueryBatch();
        var care = CareQueries.Add(batch, db, episode, moment.AsOf);
        await db.RunAsync(batch, cancellationToken);
        return (episode, care.Read(episode, program, moment.AsOf, moment.KnownAt));
    }
}
