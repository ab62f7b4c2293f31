using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;
using TreatmentPlans.Domain.Scheduling.Proposals;

namespace TreatmentPlans.Application.Scheduling.Proposals;

/// <summary>Reads what a proposal is made of, by a number of statements that depends neither on how many patients there are nor on the weeks.</summary>
internal sealed class ProposalReader(IAppDbContext db)
{
    private const int DaysOfWeek = 7;

    /// <param name="episodes">Those in care among them; all in care of the programme where empty.</param>
    public async Task<ProposalDraft> ReadAsync(
        ProgramId programId, DateOnly from, int weeks, IReadOnlyCollection<EpisodeId> episodes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var program = await db.Programs.AsNoTracking().SingleAsync(program => program.Id == programId, cancellationToken);
        var (first, last) = (from.AddDays(-1), from.AddDays(weeks * DaysOfWeek));
        var (start, end) = (program.Calendar.StartOf(first), program.Calendar.EndOf(last));
        var groups = await GroupsAsync(program, from, last, now, cancellationToken);
        var patients = await PatientsAsync(program, episodes, first, last, now, cancellationToken);
        var practitioners = await PractitionersAsync(program.Id, groups, patients, cancellationToken);
        return ProposalBuilder.Build(new ProposalFacts(
            program,
            from,
            weeks,
            now,
            KeepsSatisfied: episodes.Count > 0,
            patients,
            groups,
            practitioners,
            await BookingsAsync(program.Id, practitioners, groups, start, end, cancellationToken)));
    }

    private async Task<IReadOnlyList<PatientFacts>> PatientsAsync(
        Program program, IReadOnlyCollection<EpisodeId> wanted, DateOnly first, DateOnly last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inCare = db.Episodes.AsNoTracking().Where(episode =>
            episode.ProgramId == program.Id && episode.EnteredInError == null
            && (episode.Status == EpisodeStatus.Admitted || episode.Status == EpisodeStatus.OnLeave));
        var episodes = await (wanted.Count == 0 ? inCare : inCare.Where(episode => wanted.Contains(episode.Id)))
            .OrderBy(episode => episode.Id)
            .ToListAsync(cancellationToken);
        var (ids, patientIds) = (episodes.ConvertAll(episode => episode.Id), episodes.ConvertAll(episode => episode.PatientId));
        var patients = await db.Patients.AsNoTracking().Where(patient => patientIds.Contains(patient.Id))
            .ToDictionaryAsync(patient => patient.Id, cancellationToken);
        var phases = (await db.StepDownPhases.AsNoTracking().Where(phase => ids.Contains(phase.EpisodeId)).ToListAsync(cancellationToken))
            .ToLookup(phase => phase.EpisodeId);
        var availabilities = await db.PatientAvailabilities.AsNoTracking().Where(availability => patientIds.Contains(availability.Id))
            .ToDictionaryAsync(availability => availability.Id, cancellationToken);
        var places = await PlacesAsync(patientIds, first, last, cancellationToken);
        var plans = await PlansAsync(ids, cancellationToken);
        var counselors = await CounselorsAsync(ids, cancellationToken);
        return
        [
            .. from episode in episodes
               let patient = patients[episode.PatientId]
               where patient.EnteredInError is null && patient.MergedIntoId is null
               let care = CareTimeline.Of(patient, episode, [.. phases[episode.Id]], now)
               where care is not null
               let plan = plans.GetValueOrDefault(episode.Id)
               select new PatientFacts(
                   episode.Id,
                   patient.Id,
                   care with { Leaves = [.. episode.Leaves.Select(leave => new LeaveSpan(leave.From, leave.ReturnedOn ?? leave.ExpectedReturnOn))] },
                   availabilities.GetValueOrDefault(patient.Id),
                   patient.Contact?.Address?.State,
                   [.. places[patient.Id]],
                   plan?.Individuals,
                   counselors.TryGetValue(episode.Id, out var counselor) ? counselor : plan?.AuthorId),
        ];
    }

    /// <summary>Of whatever episode: nobody is in two places.</summary>
    private async Task<ILookup<PatientId, PlaceFacts>> PlacesAsync(
        List<PatientId> patients, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var places = await db.AttendanceRecords.AsNoTracking()
            .Where(record => patients.Contains(record.PatientId) && record.EnteredInError == null && record.On >= first && record.On <= last)
            .Where(record => record.Status == AttendanceStatus.Scheduled || record.Status == AttendanceStatus.Attended
                || record.Status == AttendanceStatus.AttendedPartial || record.Status == AttendanceStatus.AttendedVirtual)
            .Join(db.Sessions, record => record.SessionId, session => session.Id, (record, session) => new { Record = record, session.Type, session.Room, session.VirtualLink })
            .ToListAsync(cancellationToken);
        return places.ToLookup(
            place => place.Record.PatientId,
            place => new PlaceFacts(
                place.Record.EpisodeId,
                place.Record.StartsAt,
                place.Record.EndsAt,
                !place.Record.IsTreatment ? 0 : place.Record.Status == AttendanceStatus.Scheduled ? place.Record.ScheduledMinutes : place.Record.AttendedMinutes,
                place.Type == SessionType.Individual,
                place.Room is not null || place.VirtualLink is null));
    }

    private async Task<Dictionary<EpisodeId, PlanFacts>> PlansAsync(List<EpisodeId> episodes, CancellationToken cancellationToken)
    {
        var plans = await db.RecoveryPlans.AsNoTracking()
            .Where(plan => episodes.Contains(plan.EpisodeId))
            .SelectMany(plan => plan.Versions, (plan, version) => new { plan.EpisodeId, version.Status, version.AuthorId, version.Content })
            .Where(version => version.Status == PlanVersionStatus.Active || version.Status == PlanVersionStatus.OnHold)
            .ToListAsync(cancellationToken);
        return plans.ToDictionary(
            plan => plan.EpisodeId,
            plan => new PlanFacts(plan.AuthorId, [
                .. PlanContent.FromCanonical(plan.Content).AllInterventions()
                    .Where(intervention => intervention is { Type: InterventionType.Individual, Frequency: not null })
                    .Select(intervention => new IndividualFrequency(
                        intervention.Frequency!.Times, intervention.Frequency.Per == FrequencyPeriod.Month, intervention.StartsOn, intervention.EndsOn)),
            ]));
    }

    /// <summary>Who ran the latest individual session of the episode.</summary>
    private async Task<Dictionary<EpisodeId, PractitionerId>> CounselorsAsync(List<EpisodeId> episodes, CancellationToken cancellationToken)
    {
        var seen = await db.AttendanceRecords.AsNoTracking()
            .Where(record => episodes.Contains(record.EpisodeId) && record.EnteredInError == null && record.Status != AttendanceStatus.WithdrawnFromGroup)
            .Join(
                db.Sessions.Where(session => session.Type == SessionType.Individual),
                record => record.SessionId,
                session => session.Id,
                (record, session) => new { record.EpisodeId, record.StartsAt, session.FacilitatorId })
            .ToListAsync(cancellationToken);
        return seen.GroupBy(session => session.EpisodeId).ToDictionary(of => of.Key, of => of.MaxBy(session => session.StartsAt)!.FacilitatorId);
    }

    private async Task<IReadOnlyList<GroupFacts>> GroupsAsync(
        Program program, DateOnly from, DateOnly last, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = program.DateOf(now);
        var groups = await db.TherapyGroups.AsNoTracking()
            .Where(group => group.ProgramId == program.Id && group.StartsOn < last && (group.EndsOn == null || group.EndsOn >= from)
                && (group.Entry == GroupEntry.Open || group.StartsOn >= today))
            .OrderBy(group => group.Id)
            .ToListAsync(cancellationToken);
        var ids = groups.Select(group => (TherapyGroupId?)group.Id).ToList();
        var members = (await db.Enrolments.AsNoTracking()
            .Where(enrolment => ids.Contains(enrolment.GroupId) && enrolment.Status != EnrolmentStatus.Withdrawn && enrolment.EnteredInError == null)
            .Select(enrolment => new { enrolment.GroupId, enrolment.PatientId, enrolment.Seat })
            .ToListAsync(cancellationToken)).ToLookup(member => member.GroupId);

        // Those of closed days stand in the problem too, so that it can say that the closure is in the way.
        var sessions = (await db.Sessions.AsNoTracking()
            .Where(session => ids.Contains(session.GroupId) && session.On >= from && session.On < last)
            .Where(session => session.Status == SessionStatus.Scheduled || session.Status == SessionStatus.HolidayClosed)
            .ToListAsync(cancellationToken)).FindAll(session => session.TakesPlace || program.Calendar.IsClosed(session.On));
        var sessionIds = sessions.ConvertAll(session => session.Id);
        var taken = (await db.AttendanceRecords.AsNoTracking()
            .Where(record => sessionIds.Contains(record.SessionId) && record.Seat != null)
            .Select(record => record.SessionId)
            .ToListAsync(cancellationToken)).CountBy(session => session).ToDictionary();
        return
        [
            .. groups.Select(group => new GroupFacts(
                group.Id,
                group.Capacity - members[group.Id].Count(member => member.Seat is not null),
                members[group.Id].Select(member => member.PatientId).ToHashSet(),
                [.. sessions.Where(session => session.GroupId == group.Id).Select(session => new GroupSessionFacts(
                    session.Id,
                    session.Setting,
                    session.Planned,
                    program.PoliciesOn(session.On).Scheduling.CapacityOf(session.Type) - taken.GetValueOrDefault(session.Id)))])),
        ];
    }

    private async Task<IReadOnlyList<PractitionerFacts>> PractitionersAsync(
        ProgramId programId, IReadOnlyList<GroupFacts> groups, IReadOnlyList<PatientFacts> patients, CancellationToken cancellationToken)
    {
        var open = (await db.PractitionerAvailabilities.AsNoTracking().ToListAsync(cancellationToken))
            .Where(availability => availability.Openings.Any(opening => opening.ProgramId == programId))
            .ToDictionary(availability => availability.Id);
        var ids = open.Keys
            .Union(groups.SelectMany(group => group.Sessions).Select(session => session.Setting.FacilitatorId))
            .Union(patients.Select(patient => patient.Counselor).OfType<PractitionerId>())
            .ToList();
        var practitioners = await db.Practitioners.AsNoTracking().Where(practitioner => ids.Contains(practitioner.Id))
            .OrderBy(practitioner => practitioner.Id)
            .ToListAsync(cancellationToken);
        return [.. practitioners.Select(practitioner => new PractitionerFacts(practitioner, open.GetValueOrDefault(practitioner.Id)))];
    }

    private Task<List<Booking>> BookingsAsync(
        ProgramId programId,
        IReadOnlyList<PractitionerFacts> practitioners,
        IReadOnlyList<GroupFacts> groups,
        DateTimeOffset start,
        DateTimeOffset end,
        CancellationToken cancellationToken)
    {
        var any = new SessionTimes(start, end, 0);
        var rooms = practitioners.SelectMany(one => one.Availability?.Openings ?? [])
            .Where(opening => opening.ProgramId == programId)
            .Select(opening => opening.Room)
            .Concat(groups.SelectMany(group => group.Sessions).Select(session => session.Setting.Room))
            .OfType<string>()
            .Select(room => ResourceClaim.OfRoom(room, any).Resource);
        var resources = practitioners.Select(one => ResourceClaim.Of(one.Practitioner.Id, any).Resource).Concat(rooms).Distinct().ToList();
        return db.Bookings
            .Where(booking => resources.Contains(booking.Resource) && booking.EndsAt > start && booking.StartsAt < end)
            .OrderBy(booking => booking.StartsAt)
            .ToListAsync(cancellationToken);
    }

    private sealed record PlanFacts(PractitionerId AuthorId, IReadOnlyList<IndividualFrequency> Individuals);
}
