using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>When a patient is bound elsewhere, and what suits best: treatment fits around it. Times are those on the programme's wall.</summary>
public sealed class PatientAvailability : AggregateRoot, IPatientRecord
{
    private PatientAvailability()
    {
    }

    /// <summary>That of the patient: each has one.</summary>
    public PatientId Id { get; private set; }

    public PatientId PatientId => Id;

    public IReadOnlyList<Commitment> Commitments { get; private set; } = [];

    public SchedulePreferences Preferences { get; private set; } = SchedulePreferences.None;

    /// <exception cref="DomainException">As <see cref="Replace"/>.</exception>
    public static PatientAvailability Of(Patient patient, IReadOnlyList<Commitment> commitments, SchedulePreferences preferences)
    {
        var availability = new PatientAvailability { Id = patient.Id, OrganizationId = patient.OrganizationId };
        availability.Replace(patient, commitments, preferences);
        return availability;
    }

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, PATIENT_MERGED of the patient; 422 PERIOD_ENDS_BEFORE_START, TIME_RANGE_EMPTY, DUPLICATE.
    /// </exception>
    public void Replace(Patient patient, IReadOnlyList<Commitment> commitments, SchedulePreferences preferences)
    {
        patient.RequireCurrent();
        for (var i = 0; i < commitments.Count; i++)
        {
            commitments[i].Check($"/commitments/{i}");
        }

        for (var i = 0; i < preferences.PreferredTimes.Count; i++)
        {
            preferences.PreferredTimes[i].Check($"/preferences/preferredTimes/{i}");
        }

        Commitments = [.. commitments];
        Preferences = preferences;
        Record(new PatientAvailabilityReplaced(Id));
    }

    /// <summary>
    /// The commitments that somebody would miss who attends from one instant to another, in the order of their days. Who goes there needs the
    /// way there and back as well (rule AVL-1).
    /// </summary>
    /// <param name="isVirtual">Attended from where the patient is.</param>
    public IReadOnlyList<CommitmentClash> ClashesWith(DateTimeOffset startsAt, DateTimeOffset endsAt, bool isVirtual, WallClock clock)
    {
        var way = TimeSpan.FromMinutes(isVirtual ? 0 : Preferences.TravelBufferMinutes);
        var (leaves, isBack) = (startsAt - way, endsAt + way);

        // One that began the evening before may still go on.
        var first = clock.DateOf(leaves).AddDays(-1);
        var days = Enumerable.Range(0, clock.DateOf(isBack).DayNumber - first.DayNumber + 1).Select(first.AddDays);
        return
        [
            .. from day in days
               from commitment in Commitments
               where commitment.HoldsOn(day)
               let times = commitment.Times.On(day, clock)
               where times.From < isBack && leaves < times.To
               select new CommitmentClash(commitment, day),
        ];
    }

    /// <summary>Whether all of it lies in a preferred time of its day; also where none is preferred.</summary>
    public bool IsPreferred(DateTimeOffset startsAt, DateTimeOffset endsAt, WallClock clock)
    {
        var day = clock.DateOf(startsAt);
        return Preferences.PreferredTimes.Count == 0
            || Preferences.PreferredTimes.Select(times => times.On(day, clock)).Any(times => times.From <= startsAt && endsAt <= times.To);
    }
}

/// <summary>Something that comes again each week.</summary>
/// <param name="Kind">What it is, no more: the desk that plans needs no story.</param>
/// <param name="Days">Those on which it begins.</param>
/// <param name="ValidFrom">First day on which it may begin; from ever where absent.</param>
/// <param name="ValidTo">Last day on which it may begin, inclusive; for ever where absent.</param>
public sealed record Commitment(
    CommitmentKind Kind, CommitmentWeight Weight, IReadOnlyList<DayOfWeek> Days, WallTimes Times, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public bool HoldsOn(DateOnly day) =>
        Days.Contains(day.DayOfWeek) && (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

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
    }
}

/// <summary>From one time on the wall to another; an end that is not later is on the next day.</summary>
public sealed record WallTimes(TimeOnly From, TimeOnly To)
{
    /// <summary>As the wall shows them, whatever the clocks do in between.</summary>
    internal double WallMinutes => To > From ? (To - From).TotalMinutes : TimeSpan.FromDays(1).TotalMinutes - (From - To).TotalMinutes;

    internal (DateTimeOffset From, DateTimeOffset To) On(DateOnly day, WallClock clock) =>
        (clock.InstantOf(day.ToDateTime(From)), clock.InstantOf((To > From ? day : day.AddDays(1)).ToDateTime(To)));

    internal void Check(string pointer)
    {
        if (From == To)
        {
            throw CommonErrors.Rule("TIME_RANGE_EMPTY", $"{pointer}/to", "The end differs from the beginning.");
        }
    }
}

/// <param name="PreferredTimes">Such as mornings or evenings; any time where empty.</param>
/// <param name="PrefersVirtual">Rather by video than on site.</param>
/// <param name="TravelBufferMinutes">The way there, and back.</param>
public sealed record SchedulePreferences(IReadOnlyList<WallTimes> PreferredTimes, bool PrefersVirtual, int TravelBufferMinutes)
{
    public static SchedulePreferences None { get; } = new([], PrefersVirtual: false, TravelBufferMinutes: 0);
}

public enum CommitmentKind
{
    Work,
    School,
    Family,

    /// <summary>Other treatment, appointments, court.</summary>
    Appointment,

    Other,
}

public enum CommitmentWeight
{
    /// <summary>Cannot be missed: a proposal never lies on it.</summary>
    Hard,

    /// <summary>Missed only where nothing else fits.</summary>
    Soft,
}

/// <param name="Day">On which the commitment begins.</param>
public sealed record CommitmentClash(Commitment Commitment, DateOnly Day);

public sealed record PatientAvailabilityReplaced(PatientId PatientId) : IDomainEvent
{
    public string Type => "availability.replaced";

    public EventSubject Subject => new(PatientId.Value, PatientId);
}
