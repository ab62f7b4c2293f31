using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Phases;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>What the weekly hours of one episode are held against, as known at an instant. Dates are the programme's.</summary>
/// <param name="DischargedOn">Null while in care.</param>
/// <param name="Levels">From the admission on.</param>
/// <param name="Targets">Of the phases.</param>
public sealed record CareTimeline(
    DateOnly BirthDate,
    DateOnly AdmittedOn,
    DateOnly? DischargedOn,
    IReadOnlyList<LevelFrom> Levels,
    IReadOnlyList<TargetFrom> Targets,
    IReadOnlyList<LeaveSpan> Leaves)
{
    /// <summary>
    /// As known at the instant; null before the admission was. A return from leave has no instant of its own and counts from when it was said.
    /// </summary>
    /// <param name="phases">Of the episode.</param>
    public static CareTimeline? Of(Patient patient, Episode episode, IReadOnlyCollection<StepDownPhase> phases, DateTimeOffset knownAt)
    {
        if (episode.AdmittedOn is not { } admittedOn || episode.Admission!.RecordedAt > knownAt)
        {
            return null;
        }

        return new CareTimeline(
            patient.BirthDate,
            admittedOn,
            episode.End is { } end && end.RecordedAt <= knownAt ? end.DischargedOn : null,
            [
                .. episode.LevelOfCareStays
                    .Where(stay => stay.DecisionId is null || !phases.Any(phase => phase.OpenedByDecisionId == stay.DecisionId && phase.StartRecordedAt > knownAt))
                    .Select(stay => new LevelFrom(stay.EffectiveOn, stay.Level)),
            ],
            [
                .. phases.Where(phase => phase.StartRecordedAt <= knownAt)
                    .OrderBy(phase => phase.StartedOn).ThenByDescending(phase => phase.Sequence)
                    .Select(phase => new TargetFrom(phase.StartedOn!.Value, phase.TargetHoursPerWeek)),
            ],
            [.. episode.Leaves.Where(leave => leave.RecordedAt <= knownAt).Select(leave => new LeaveSpan(leave.From, leave.ReturnedOn))]);
    }

    /// <summary>The more of what the level demands at the patient's age and what the phase aims at (D19).</summary>
    public decimal NeedOn(DateOnly date, LevelOfCarePolicy policy)
    {
        var minimum = LevelOn(date) is { } level ? policy.MinimumHoursPerWeek(level, AgeOn(date)) : 0;
        var target = Targets.Where(target => target.On <= date).MaxBy(target => target.On)?.HoursPerWeek ?? 0;
        return Math.Max(minimum, target);
    }

    /// <summary>As above, of a week.</summary>
    /// <param name="policyOn">The policy in force on a day.</param>
    public decimal NeedOfWeek(DateOnly monday, Func<DateOnly, LevelOfCarePolicy> policyOn)
    {
        var judgedOn = JudgedOn(monday);
        return NeedOn(judgedOn, policyOn(judgedOn));
    }

    /// <summary>The day by whose level, age and phase a week is judged: its Monday, or the admission where that is later.</summary>
    public DateOnly JudgedOn(DateOnly monday) => monday < AdmittedOn ? AdmittedOn : monday;

    /// <summary>Hours of a week that the level stays below at the patient's age; null where it has no upper end.</summary>
    public decimal? BelowOn(DateOnly date, LevelOfCarePolicy policy) =>
        LevelOn(date) is { } level ? policy.BelowHoursPerWeek(level, AgeOn(date)) : null;

    public bool IsOnLeave(DateOnly date) => Leaves.Any(leave => leave.From <= date && !(leave.ReturnedOn <= date));

    /// <summary>Exempt: the admission or a change of level not on its Monday, the discharge, or a day of leave falls in the week (F.2).</summary>
    internal bool IsPartial(DateOnly monday)
    {
        const int daysOfWeek = 7;
        var days = Enumerable.Range(0, daysOfWeek).Select(monday.AddDays).ToList();
        return days.Skip(1).Any(day => day == AdmittedOn || ChangesLevelOn(day))
            || (DischargedOn is { } discharged && days.Contains(discharged))
            || days.Any(IsOnLeave);
    }

    private LevelOfCare? LevelOn(DateOnly date) => Levels.Where(level => level.On <= date).MaxBy(level => level.On)?.Level;

    private bool ChangesLevelOn(DateOnly day) =>
        Levels.FirstOrDefault(level => level.On == day) is { } next
        && Levels.Where(level => level.On < day).MaxBy(level => level.On) is { } before
        && before.Level != next.Level;

    private int AgeOn(DateOnly date)
    {
        var years = date.Year - BirthDate.Year;
        return BirthDate > date.AddYears(-years) ? years - 1 : years;
    }
}

public sealed record LevelFrom(DateOnly On, LevelOfCare Level);

public sealed record TargetFrom(DateOnly On, decimal HoursPerWeek);

/// <param name="From">First day away.</param>
/// <param name="ReturnedOn">First day back; null while away.</param>
public sealed record LeaveSpan(DateOnly From, DateOnly? ReturnedOn);
