using System.Globalization;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>A session that is looked at for one patient.</summary>
/// <param name="Id">Null where it is not scheduled yet: then whoever runs it and its room are looked at as well.</param>
/// <param name="Status">Null where it is not scheduled yet.</param>
/// <param name="HasPlace">The patient is in it already.</param>
public sealed record BookingTarget(
    SessionId? Id, SessionSetting Setting, SessionTimes Planned, SessionStatus? Status, Seats Seats, bool HasPlace, Practitioner Facilitator);

/// <summary>What the patient is booked for or has attended, of one week.</summary>
public sealed record BookedMinutes(DateOnly On, int Minutes);

/// <param name="Refusals">What stands in the way of the booking as a whole.</param>
/// <param name="GroupSeats">Null where no group is asked for.</param>
/// <param name="Care">Null before the admission.</param>
/// <param name="Availability">Null where the patient has told none.</param>
/// <param name="Taken">Of the patient, of who runs new sessions, and of their rooms, in the time of the sessions.</param>
/// <param name="Booked">Treatment, in the weeks of the sessions.</param>
/// <param name="State">Where the patient will be during virtual sessions.</param>
public sealed record BookingFacts(
    Program Program,
    Episode Episode,
    IReadOnlyList<DomainError> Refusals,
    Seats? GroupSeats,
    IReadOnlyList<BookingTarget> Sessions,
    CareTimeline? Care,
    PatientAvailability? Availability,
    IReadOnlyList<ResourceClaim> Taken,
    IReadOnlyList<BookedMinutes> Booked,
    string? State);

/// <param name="BookedHours">Without the booking.</param>
/// <param name="HoursAfter">With it.</param>
/// <param name="NeededHours">The more of what the level demands and what the phase aims at.</param>
/// <param name="IsExempt">A week that stands in no rate (rule ATT-10).</param>
public sealed record BookingWeek(DateOnly MondayOn, decimal BookedHours, decimal HoursAfter, decimal NeededHours, bool IsExempt);

/// <summary>Everything that would come of booking a patient, rules BKG-1 to BKG-8. It is told, and nothing is done.</summary>
public sealed record BookingCheck(IReadOnlyList<BookingEffect> Effects, IReadOnlyList<BookingWeek> Weeks)
{
    private const int MinutesOfHour = 60;
    private const int DaysOfWeek = 7;

    /// <summary>Nothing would refuse the booking as things stand.</summary>
    public bool CanBook => Effects.All(effect => effect.Outcome != BookingOutcome.Refused);

    public static BookingCheck Of(BookingFacts facts)
    {
        var weeks = WeeksOf(facts);
        return new BookingCheck(
            [
                .. OrFine(BookingAspect.Standing, "Patient, episode and sessions take the booking.", Standing(facts)),
                .. OrFine(BookingAspect.Capacity, "A seat is free.", Capacity(facts)),
                .. OrFine(BookingAspect.Conflict, "Everybody and everything is free at the time.", Conflicts(facts)),
                .. OrFine(BookingAspect.Availability, "It suits what the patient has told.", Availability(facts)),
                .. OrFine(BookingAspect.Closure, "The programme is open.", Closures(facts)),
                .. OrFine(BookingAspect.Credential, "Who runs the sessions may do so.", Credentials(facts)),
                .. OrFine(BookingAspect.WeeklyHours, "The weeks have the hours that are needed.", Hours(weeks)),
                new BookingEffect(BookingAspect.Consent, BookingOutcome.NotKept, null, "Consents are not kept yet."),
                new BookingEffect(BookingAspect.Authorization, BookingOutcome.NotKept, null, "Authorizations are not kept yet."),
            ],
            weeks);
    }

    private static IEnumerable<BookingEffect> Standing(BookingFacts facts)
    {
        foreach (var refusal in facts.Refusals)
        {
            yield return new BookingEffect(BookingAspect.Standing, BookingOutcome.Refused, refusal.Code, refusal.Detail);
        }

        foreach (var session in facts.Sessions)
        {
            if (session.HasPlace)
            {
                // A group passes over a session in which the patient has a place already.
                var outcome = facts.GroupSeats is null ? BookingOutcome.Refused : BookingOutcome.Warning;
                yield return Effect(BookingAspect.Standing, outcome, "ALREADY_BOOKED", "The patient has a place in the session already.", session);
            }

            if (session.Status is { } status && status is not (SessionStatus.Scheduled or SessionStatus.InProgress or SessionStatus.Completed))
            {
                var code = status == SessionStatus.Locked ? "SESSION_LOCKED" : "SESSION_NOT_OPEN";
                yield return Effect(BookingAspect.Standing, BookingOutcome.Refused, code, $"The session's status is {status}.", session);
            }
        }
    }

    private static IEnumerable<BookingEffect> Capacity(BookingFacts facts)
    {
        if (facts.GroupSeats is { IsFull: true })
        {
            yield return new BookingEffect(
                BookingAspect.Capacity, BookingOutcome.Refused, "SESSION_FULL", "The group is full; the patient can wait for a seat.");
        }

        foreach (var session in facts.Sessions.Where(session => session.Seats.IsFull && !session.HasPlace))
        {
            yield return Effect(
                BookingAspect.Capacity, BookingOutcome.Refused, "SESSION_FULL", "The session is full; a supervisor can go beyond the capacity.", session);
        }
    }

    private static IEnumerable<BookingEffect> Conflicts(BookingFacts facts)
    {
        foreach (var session in facts.Sessions.Where(session => !session.HasPlace))
        {
            var patient = ResourceClaim.Of(facts.Episode.PatientId, session.Planned.StartsAt, session.Planned.EndsAt);
            if (facts.Taken.Any(patient.Clashes))
            {
                yield return Effect(BookingAspect.Conflict, BookingOutcome.Refused, "PATIENT_BUSY", "The patient is in another session at the time.", session);
            }

            if (session.Id is not null)
            {
                continue;
            }

            if (facts.Taken.Any(ResourceClaim.Of(session.Setting.FacilitatorId, session.Planned).Clashes))
            {
                yield return Effect(
                    BookingAspect.Conflict, BookingOutcome.Refused, "PRACTITIONER_BUSY", "The facilitator is in another session at the time.", session);
            }

            if (session.Setting.Room is { } room && facts.Taken.Any(ResourceClaim.OfRoom(room, session.Planned).Clashes))
            {
                yield return Effect(BookingAspect.Conflict, BookingOutcome.Refused, "ROOM_BUSY", "The room is in use at the time.", session);
            }
        }
    }

    private static IEnumerable<BookingEffect> Availability(BookingFacts facts)
    {
        if (facts.Availability is not { } availability)
        {
            yield break;
        }

        var clock = WallClock.Find(facts.Program.TimeZone)!;
        foreach (var session in facts.Sessions)
        {
            var (startsAt, endsAt) = (session.Planned.StartsAt, session.Planned.EndsAt);
            var clashes = availability.ClashesWith(startsAt, endsAt, session.Setting.IsVirtual, clock);
            foreach (var weight in clashes.Select(clash => clash.Commitment.Weight).Distinct().Order())
            {
                yield return weight == CommitmentWeight.Hard
                    ? Effect(
                        BookingAspect.Availability, BookingOutcome.Warning, "HARD_COMMITMENT", "The patient is bound elsewhere, with the way there and back.", session)
                    : Effect(
                        BookingAspect.Availability, BookingOutcome.Warning, "SOFT_COMMITMENT", "The patient would have to miss something else.", session);
            }

            if (!availability.IsPreferred(startsAt, endsAt, clock))
            {
                yield return Effect(BookingAspect.Availability, BookingOutcome.Warning, "NOT_PREFERRED", "Not at a time that the patient prefers.", session);
            }
        }
    }

    private static IEnumerable<BookingEffect> Closures(BookingFacts facts) =>
        facts.Sessions
            .Where(session => facts.Program.Calendar.IsClosed(facts.Program.DateOf(session.Planned.StartsAt)))
            .Select(session => Effect(BookingAspect.Closure, BookingOutcome.Warning, "PROGRAM_CLOSED", "The programme is closed on the day.", session));

    private static IEnumerable<BookingEffect> Credentials(BookingFacts facts)
    {
        foreach (var session in facts.Sessions)
        {
            if (!session.Facilitator.Active)
            {
                // Whom a session has already is not asked again.
                var outcome = session.Id is null ? BookingOutcome.Refused : BookingOutcome.Warning;
                yield return Effect(BookingAspect.Credential, outcome, "FACILITATOR_NOT_ACTIVE", "The facilitator is not active.", session);
            }
            else if (!session.Facilitator.HoldsActiveCredentialOn(facts.Program.DateOf(session.Planned.StartsAt)))
            {
                yield return Effect(
                    BookingAspect.Credential, BookingOutcome.Warning, "CREDENTIAL_NOT_ACTIVE", "The facilitator has no valid credential on the day.", session);
            }

            if (!session.Setting.IsVirtual)
            {
                continue;
            }

            if (facts.State is null)
            {
                yield return Effect(
                    BookingAspect.Credential, BookingOutcome.Warning, "STATE_UNKNOWN", "A virtual session takes a licence for the state where the patient is.", session);
            }
            else if (!session.Facilitator.LicenceStates.Contains(facts.State))
            {
                yield return Effect(
                    BookingAspect.Credential, BookingOutcome.Warning, "NOT_LICENSED_IN_STATE", "The facilitator has no licence for the patient's state.", session);
            }
        }
    }

    private static IEnumerable<BookingEffect> Hours(IEnumerable<BookingWeek> weeks) =>
        weeks.Where(week => !week.IsExempt && week.HoursAfter < week.NeededHours).Select(week => new BookingEffect(
            BookingAspect.WeeklyHours,
            BookingOutcome.Warning,
            "UNDER_HOURS",
            string.Create(CultureInfo.InvariantCulture, $"{week.HoursAfter:0.##} of {week.NeededHours:0.##} hours are booked."),
            WeekOf: week.MondayOn));

    private static List<BookingWeek> WeeksOf(BookingFacts facts)
    {
        var weeks = new List<BookingWeek>();
        var added = facts.Sessions.Where(session => !session.HasPlace && SessionTypes.DefinitionOf(session.Setting.Type).IsTreatment)
            .ToLookup(session => WeeklyHours.MondayOf(facts.Program.DateOf(session.Planned.StartsAt)), session => session.Planned.TherapeuticMinutes);
        foreach (var monday in facts.Sessions.Select(session => WeeklyHours.MondayOf(facts.Program.DateOf(session.Planned.StartsAt))).Distinct().Order())
        {
            var booked = facts.Booked.Where(minutes => minutes.On >= monday && minutes.On < monday.AddDays(DaysOfWeek)).Sum(minutes => minutes.Minutes);
            weeks.Add(new BookingWeek(
                monday,
                (decimal)booked / MinutesOfHour,
                (decimal)(booked + added[monday].Sum()) / MinutesOfHour,
                facts.Care?.NeedOfWeek(monday, day => facts.Program.PoliciesOn(day).LevelOfCare) ?? 0,
                facts.Care?.IsPartial(monday) ?? true));
        }

        return weeks;
    }

    private static IReadOnlyList<BookingEffect> OrFine(BookingAspect aspect, string fine, IEnumerable<BookingEffect> effects) =>
        effects.ToList() is { Count: > 0 } found ? found : [new BookingEffect(aspect, BookingOutcome.Fine, null, fine)];

    private static BookingEffect Effect(BookingAspect aspect, BookingOutcome outcome, string code, string detail, BookingTarget session) =>
        new(aspect, outcome, code, detail, session.Id, session.Planned.StartsAt);
}
