using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>When a practitioner is open for individual sessions. Times are those on the programme's wall.</summary>
public sealed class PractitionerAvailability : AggregateRoot
{
    private PractitionerAvailability()
    {
    }

    /// <summary>That of the practitioner: each has one.</summary>
    public PractitionerId Id { get; private set; }

    public IReadOnlyList<Opening> Openings { get; private set; } = [];

    /// <summary>Minutes of sessions of a week at most, breaks and groups included; no limit where absent.</summary>
    public int? MostMinutesPerWeek { get; private set; }

    /// <exception cref="DomainException">As <see cref="Replace"/>.</exception>
    public static PractitionerAvailability Of(
        Practitioner practitioner, IReadOnlyList<Opening> openings, int? mostMinutesPerWeek, IReadOnlyCollection<ProgramId> programs)
    {
        var availability = new PractitionerAvailability { Id = practitioner.Id, OrganizationId = practitioner.OrganizationId };
        availability.Replace(openings, mostMinutesPerWeek, programs);
        return availability;
    }

    /// <param name="programs">Those of the openings that there are.</param>
    /// <exception cref="DomainException">
    /// 422 UNKNOWN_REFERENCE, TIME_RANGE_EMPTY, PERIOD_ENDS_BEFORE_START, DUPLICATE, PLACE_REQUIRED, OPENING_TOO_SHORT.
    /// </exception>
    public void Replace(IReadOnlyList<Opening> openings, int? mostMinutesPerWeek, IReadOnlyCollection<ProgramId> programs)
    {
        for (var i = 0; i < openings.Count; i++)
        {
            openings[i].Check($"/openings/{i}");
            if (!programs.Contains(openings[i].ProgramId))
            {
                throw CommonErrors.UnknownReference($"/openings/{i}/programId");
            }
        }

        Openings = [.. openings];
        MostMinutesPerWeek = mostMinutesPerWeek;
        Record(new PractitionerAvailabilityReplaced(Id));
    }
}

/// <summary>Time for individual sessions that comes again each week, one session after the other.</summary>
/// <param name="Days">Those on which it begins.</param>
/// <param name="SlotMinutes">How long one session takes.</param>
/// <param name="Room">Null where the sessions are virtual.</param>
/// <param name="VirtualLink">Where to join.</param>
/// <param name="ValidFrom">First day on which it may begin; from ever where absent.</param>
/// <param name="ValidTo">Last day on which it may begin, inclusive; for ever where absent.</param>
public sealed record Opening(
    ProgramId ProgramId,
    IReadOnlyList<DayOfWeek> Days,
    WallTimes Times,
    int SlotMinutes,
    string? Room,
    string? VirtualLink,
    DateOnly? ValidFrom,
    DateOnly? ValidTo)
{
    public bool IsVirtual => Room is null;

    public bool HoldsOn(DateOnly day) =>
        Days.Contains(day.DayOfWeek) && (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>The sessions for which there is time on that day, in order, whole ones only: minutes are elapsed time.</summary>
    public IEnumerable<SessionTimes> SlotsOn(DateOnly day, WallClock clock)
    {
        var (from, to) = Times.On(day, clock);
        for (var start = from; start.AddMinutes(SlotMinutes) <= to; start = start.AddMinutes(SlotMinutes))
        {
            yield return new SessionTimes(start, start.AddMinutes(SlotMinutes), 0);
        }
    }

    internal void Check(string pointer)
    {
        Times.Check($"{pointer}/times");
        if (ValidTo < ValidFrom)
        {
            throw CommonErrors.Rule("PERIOD_ENDS_BEFORE_START", $"{pointer}/validTo", "The last day lies before the first.");
        }

        if (Days.Distinct().Count() < Days.Count)
        {
            throw CommonErrors.Rule("DUPLICATE", $"{pointer}/days", "A day is named once.");
        }

        if (Room is null && VirtualLink is null)
        {
            throw SchedulingErrors.OpeningWithoutPlace($"{pointer}/room");
        }

        if (SlotMinutes > Times.WallMinutes)
        {
            throw SchedulingErrors.OpeningTooShort($"{pointer}/slotMinutes");
        }
    }
}

public sealed record PractitionerAvailabilityReplaced(PractitionerId PractitionerId) : IDomainEvent
{
    public string Type => "practitioner-availability.replaced";

    public EventSubject Subject => new(PractitionerId.Value);
}
