using TreatmentPlans.Domain.Assessments;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Skills;

/// <summary>The patient practised a skill, or used it where it counts.</summary>
public sealed class SkillPractice : AggregateRoot, IPatientRecord
{
    private SkillPractice()
    {
    }

    public SkillPracticeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    public EpisodeId EpisodeId { get; private set; }

    /// <summary>Of the catalogue.</summary>
    public string SkillCode { get; private set; } = "";

    public DateTimeOffset PractisedAt { get; private set; }

    /// <summary>The day of <see cref="PractisedAt"/>, of the programme.</summary>
    public DateOnly PractisedOn { get; private set; }

    public PracticeSetting Setting { get; private set; }

    public RiskSituation? Situation { get; private set; }

    public int Difficulty { get; private set; }

    public int Effectiveness { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The patient, or who wrote it down for the patient.</summary>
    public Actor RecordedBy { get; private set; } = null!;

    public DateTimeOffset RecordedAt { get; private set; }

    public EnteredInError? EnteredInError { get; private set; }

    public SkillCategory Category => SkillCatalogue.Find(SkillCode)!.Category;

    /// <summary>Anywhere but in a session.</summary>
    public bool IsRealLife => Setting != PracticeSetting.Session;

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 TIME_IN_FUTURE, DATE_IN_FUTURE, DATE_OUT_OF_ORDER, UNKNOWN_REFERENCE.
    /// </exception>
    public static SkillPractice Make(
        SkillPracticeId id, Episode episode, Patient patient, Program program, SkillPracticeDraft draft, Actor by, DateTimeOffset now)
    {
        var on = episode.RequireFactAt(draft.PractisedAt, FactsFrom.Admission, patient, program, now, "/practisedAt");
        var skill = SkillCatalogue.Find(draft.SkillCode) ?? throw CommonErrors.UnknownReference("/skillCode");
        var practice = new SkillPractice
        {
            Id = id,
            OrganizationId = episode.OrganizationId,
            PatientId = episode.PatientId,
            EpisodeId = episode.Id,
            SkillCode = skill.Code,
            PractisedAt = draft.PractisedAt,
            PractisedOn = on,
            Setting = draft.Setting,
            Situation = draft.Situation,
            Difficulty = draft.Difficulty,
            Effectiveness = draft.Effectiveness,
            Note = draft.Note,
            RecordedBy = by,
            RecordedAt = now,
        };
        practice.Record(new SkillPractised(id, practice.PatientId, practice.EpisodeId));
        return practice;
    }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR where it is already.</exception>
    public void EnterInError(EnteredInError mark)
    {
        if (EnteredInError is not null)
        {
            throw CommonErrors.EnteredInError();
        }

        EnteredInError = mark;
        Record(new SkillPracticeEnteredInError(Id, PatientId, EpisodeId));
    }

    /// <summary>As of a day, with what was known at an instant (D10).</summary>
    public bool IsSeen(DateOnly asOf, DateTimeOffset knownAt) =>
        Act.IsSeen(PractisedOn, RecordedAt, asOf, knownAt) && !(EnteredInError?.At <= knownAt);
}

/// <param name="Difficulty">1 (easy) to 5 (hard).</param>
/// <param name="Effectiveness">0 (did not help) to 10 (helped completely).</param>
public sealed record SkillPracticeDraft(
    string SkillCode,
    DateTimeOffset PractisedAt,
    PracticeSetting Setting,
    RiskSituation? Situation,
    int Difficulty,
    int Effectiveness,
    string? Note)
{
    public const int Easiest = 1;
    public const int Hardest = 5;
    public const int MostEffective = 10;
}

public sealed record SkillPractised(SkillPracticeId PracticeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "skill.practised";

    public EventSubject Subject => new(PracticeId.Value, PatientId, EpisodeId);
}

public sealed record SkillPracticeEnteredInError(SkillPracticeId PracticeId, PatientId PatientId, EpisodeId EpisodeId) : IDomainEvent
{
    public string Type => "skill-practice.entered-in-error";

    public EventSubject Subject => new(PracticeId.Value, PatientId, EpisodeId);
}
