using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Domain.Support;

/// <summary>How the patient is at one moment: craving, mood, and what became of it.</summary>
public sealed class WellbeingCheckIn : SupportFact
{
    public const int LowestScore = 0;
    public const int HighestScore = 10;

    private WellbeingCheckIn()
    {
    }

    public WellbeingCheckInId Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The day of <see cref="At"/> in the programme's zone, in a column of its own for trends.</summary>
    public DateOnly On { get; private set; }

    /// <summary>0, none, to 10.</summary>
    public int Craving { get; private set; }

    /// <summary>0, as bad as can be, to 10; null where not told.</summary>
    public int? Mood { get; private set; }

    public TriggerId? TriggerId { get; private set; }

    public int? DurationMinutes { get; private set; }

    /// <summary>Code of the skill that was tried.</summary>
    public string? CopingSkill { get; private set; }

    public CravingOutcome? Outcome { get; private set; }

    public string? Note { get; private set; }

    /// <summary>By the patient's own client, not by staff for the patient.</summary>
    public bool IsToldByPatient { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 TIME_IN_FUTURE, DATE_OUT_OF_ORDER, UNKNOWN_REFERENCE.</exception>
    public static WellbeingCheckIn Make(WellbeingCheckInId id, SupportCare care, CheckInReport report, DateTimeOffset now)
    {
        var on = care.RequireFactAt(report.At, now, "/at");
        if (report.CopingSkill is { } skill)
        {
            SupportErrors.RequireSkill(skill, "/copingSkill");
        }

        var checkIn = new WellbeingCheckIn
        {
            Id = id,
            At = report.At,
            On = on,
            Craving = report.Craving,
            Mood = report.Mood,
            TriggerId = report.TriggerId,
            DurationMinutes = report.DurationMinutes,
            CopingSkill = report.CopingSkill,
            Outcome = report.Outcome,
            Note = report.Note,
            IsToldByPatient = report.IsToldByPatient,
        };
        checkIn.Begin(care.Episode, now);
        checkIn.Record(new WellbeingCheckedIn(id, checkIn.PatientId, checkIn.EpisodeId));
        return checkIn;
    }

    protected override IDomainEvent WasEnteredInError() => new WellbeingCheckInEnteredInError(Id, PatientId, EpisodeId);
}

/// <summary>What is told in a check-in.</summary>
/// <param name="IsToldByPatient">By the patient's own client.</param>
public sealed record CheckInReport(
    DateTimeOffset At,
    int Craving,
    int? Mood,
    TriggerId? TriggerId,
    int? DurationMinutes,
    string? CopingSkill,
    CravingOutcome? Outcome,
    string? Note,
    bool IsToldByPatient);

public enum CravingOutcome
{
    /// <summary>It went by.</summary>
    Passed,
    Used,

    /// <summary>The patient turned to somebody.</summary>
    SoughtSupport,
}
