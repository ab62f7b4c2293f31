using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;

namespace TreatmentPlans.Domain.Support;

/// <summary>What may set off the wish to use, how it announces itself, and what the patient does then (rule TRG-1).</summary>
public sealed class Trigger : SupportFact
{
    private Trigger()
    {
    }

    public TriggerId Id { get; private set; }

    public TriggerDetails Details { get; private set; } = null!;

    public DateOnly IdentifiedOn { get; private set; }

    /// <exception cref="DomainException">409 ENTERED_IN_ERROR, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, DUPLICATE, UNKNOWN_REFERENCE.</exception>
    public static Trigger Identify(TriggerId id, SupportCare care, TriggerDetails details, DateOnly identifiedOn, DateTimeOffset now)
    {
        care.RequireFactOn(identifiedOn, FactsFrom.Admission, now, "/identifiedOn");
        details.Check();
        var trigger = new Trigger { Id = id, Details = details, IdentifiedOn = identifiedOn };
        trigger.Begin(care.Episode, now);
        trigger.Record(new TriggerIdentified(id, trigger.PatientId, trigger.EpisodeId));
        return trigger;
    }

    /// <exception cref="DomainException">As <see cref="Identify"/>.</exception>
    public void Update(SupportCare care, TriggerDetails details, DateOnly identifiedOn, DateTimeOffset now)
    {
        RequireCurrent();
        care.RequireFactOn(identifiedOn, FactsFrom.Admission, now, "/identifiedOn");
        details.Check();
        Details = details;
        IdentifiedOn = identifiedOn;
        Record(new TriggerUpdated(Id, PatientId, EpisodeId));
    }

    protected override IDomainEvent WasEnteredInError() => new TriggerEnteredInError(Id, PatientId, EpisodeId);
}

/// <param name="Risk">From 1, hardly any, to 5.</param>
/// <param name="CopingSkills">Codes of the skills that help.</param>
/// <param name="AvoidPlan">How to keep away from it.</param>
public sealed record TriggerDetails(
    TriggerCategory Category,
    string Description,
    int Risk,
    IReadOnlyList<string> EarlyWarningSigns,
    IReadOnlyList<string> CopingSkills,
    string? AvoidPlan)
{
    public const int LowestRisk = 1;
    public const int HighestRisk = 5;

    /// <summary>There is something that the patient can do about it.</summary>
    public bool HasCopingPlan() => CopingSkills.Count > 0 || !string.IsNullOrWhiteSpace(AvoidPlan);

    internal void Check()
    {
        for (var i = 0; i < CopingSkills.Count; i++)
        {
            if (CopingSkills.Take(i).Contains(CopingSkills[i], StringComparer.Ordinal))
            {
                throw SupportErrors.Duplicate($"/copingSkills/{i}");
            }

            SupportErrors.RequireSkill(CopingSkills[i], $"/copingSkills/{i}");
        }
    }
}

public enum TriggerCategory
{
    People,
    Place,
    Emotion,
    Time,
    Object,
    Body,
    Event,
}
