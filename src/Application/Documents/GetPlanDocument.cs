using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Application.Phases;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Documents;

/// <summary>The recovery plan as it is given to the patient.</summary>
/// <param name="VersionNumber">Unless given, what was in force on the day, else the newest that was there.</param>
/// <param name="AsOf">The programme's date; today unless given.</param>
/// <param name="KnownAt">Now unless given.</param>
public sealed record GetPlanDocument(RecoveryPlanId PlanId, int? VersionNumber, DateOnly? AsOf, DateTimeOffset? KnownAt) : IQuery<Document>;

internal sealed class GetPlanDocumentHandler(IAppDbContext db, TimeProvider clock) : IRequestHandler<GetPlanDocument, Document>
{
    public async Task<Document> Handle(GetPlanDocument query, CancellationToken cancellationToken)
    {
        var (plan, episode, program) = await db.GetCareAsync(query.PlanId, cancellationToken);
        var (asOf, knownAt) = program.RequireMoment(query.AsOf, query.KnownAt, clock.GetUtcNow());
        var version = VersionOf(plan, query.VersionNumber, asOf, knownAt);
        var lastDay = asOf.AddDays(WeeklySchedule.Days - 1);
        var named = PlanDocument.PractitionersIn(version).ToList();

        var batch = new QueryBatch();
        var patients = batch.Add(db.Patients.AsNoTracking().Where(patient => patient.Id == episode.PatientId));
        var relatives = batch.Add(db.RelatedPersons.AsNoTracking().Where(relative => relative.PatientId == episode.PatientId));
        var practitioners = batch.Add(db.Practitioners.AsNoTracking().Where(practitioner => named.Contains(practitioner.Id)));
        var bookings = batch.Add(
            from record in db.AttendanceRecords.AsNoTracking()
            where record.EpisodeId == episode.Id && record.On >= asOf && record.On <= lastDay
            join session in db.Sessions.AsNoTracking() on record.SessionId equals session.Id
            join facilitator in db.Practitioners.AsNoTracking() on session.FacilitatorId equals facilitator.Id
            select new { record, session, facilitator });
        await db.RunAsync(batch, cancellationToken);

        return new PlanDocument(
            plan,
            version,
            patients.Rows is [var patient] ? patient : throw CommonErrors.NotFound(),
            relatives.Rows,
            program,
            practitioners.Rows,
            WeeklySchedule.Of(
                from booking in bookings.Rows
                where IsToTakePlace(booking.record, booking.session, knownAt)
                select new BookedSession(
                    booking.session.Type,
                    People.NameOf(booking.facilitator),
                    booking.session.Room ?? (booking.session.VirtualLink is null ? "" : "Online"),
                    booking.record.StartsAt,
                    booking.record.EndsAt),
                WallClock.Find(program.TimeZone)!),
            asOf,
            knownAt).Write();
    }

    private static PlanVersion VersionOf(RecoveryPlan plan, int? number, DateOnly asOf, DateTimeOffset knownAt) => number is { } asked
        ? plan.GetVersion(asked)
        : plan.VersionAsOf(asOf, knownAt)
            ?? plan.Versions.LastOrDefault(version => version.StatusAsOf(asOf, knownAt) is not null)
            ?? throw CommonErrors.NotFound();

    private static bool IsToTakePlace(AttendanceRecord record, Session session, DateTimeOffset knownAt) =>
        record.AsOf(record.On, knownAt) is { } booked
        && (booked.Status is AttendanceStatus.Scheduled || booked.Status.Counts())
        && session.Steps.LastOrDefault(step => step.At <= knownAt)?.Status is
            SessionStatus.Scheduled or SessionStatus.InProgress or SessionStatus.Completed or SessionStatus.Locked;
}
