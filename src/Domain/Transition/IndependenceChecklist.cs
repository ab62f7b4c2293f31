using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Transition;

/// <summary>How far a patient stands on own feet, area by area, each time that somebody looked (rules IND-1 to IND-3). Each episode has one.</summary>
public sealed class IndependenceChecklist : AggregateRoot, IPatientRecord
{
    private IndependenceChecklist()
    {
    }

    /// <summary>That of the episode.</summary>
    public EpisodeId Id { get; private set; }

    public PatientId PatientId { get; private set; }

    /// <summary>In the order of their days, then in which they were recorded.</summary>
    public IReadOnlyList<IndependenceLook> Looks { get; private set; } = [];

    /// <exception cref="DomainException">As <see cref="Look"/>.</exception>
    public static IndependenceChecklist Begin(IndependenceLook look, Episode episode, Patient patient, Program program)
    {
        var checklist = new IndependenceChecklist { Id = episode.Id, OrganizationId = episode.OrganizationId, PatientId = episode.PatientId };
        checklist.Look(look, episode, patient, program);
        return checklist;
    }

    /// <exception cref="DomainException">
    /// 409 ENTERED_IN_ERROR, EPISODE_NOT_OPEN, EPISODE_NOT_IN_CARE; 422 DATE_IN_FUTURE, DATE_OUT_OF_ORDER, DUPLICATE, AREA_MISSING, EVIDENCE_REQUIRED.
    /// </exception>
    public void Look(IndependenceLook look, Episode episode, Patient patient, Program program)
    {
        episode.RequireOpen();
        episode.RequireFactOn(look.LookedOn, FactsFrom.Admission, patient, program, look.RecordedAt, "/lookedOn");
        for (var i = 0; i < look.Areas.Count; i++)
        {
            if (look.Areas.Take(i).Any(area => area.Area == look.Areas[i].Area))
            {
                throw TransitionErrors.Duplicate($"/areas/{i}/area");
            }

            if (look.Areas[i].Standing is not IndependenceStanding.NotYet && string.IsNullOrWhiteSpace(look.Areas[i].Evidence))
            {
                throw TransitionErrors.EvidenceRequired($"/areas/{i}/evidence");
            }
        }

        if (Enum.GetValues<IndependenceArea>().Except(look.Areas.Select(area => area.Area)).ToList() is { Count: > 0 } missing)
        {
            throw TransitionErrors.AreasMissing(missing);
        }

        Looks = [.. Looks.Append(look).OrderBy(known => known.LookedOn).ThenBy(known => known.RecordedAt)];
        Record(new IndependenceChecklistLookedAt(Id, PatientId));
    }

    /// <summary>Where each area stands, and whether it has become better since it was first looked at.</summary>
    public IReadOnlyList<IndependenceTrend> Trends() =>
    [
        .. Enum.GetValues<IndependenceArea>().Select(area =>
        {
            var seen = Looks.Select(look => (look.LookedOn, Found: look.Areas.Single(found => found.Area == area))).ToList();
            return new IndependenceTrend(
                area, seen[0].Found.Standing, seen[^1].Found.Standing, seen[^1].Found.Evidence, seen[^1].LookedOn, Direction(seen.ConvertAll(one => one.Found.Standing)));
        }),
    ];

    private static TrendDirection Direction(List<IndependenceStanding> standings)
    {
        var counted = standings.FindAll(standing => standing is not IndependenceStanding.NotApplicable);
        return counted.Count < 2 ? TrendDirection.TooEarly
            : counted[^1] > counted[0] ? TrendDirection.Better
            : counted[^1] < counted[0] ? TrendDirection.Worse
            : TrendDirection.Same;
    }
}

public enum IndependenceArea
{
    Housing,
    WorkOrSchool,

    /// <summary>Papers that one needs for a flat, a job, a bank.</summary>
    Identification,
    Transport,

    /// <summary>Gets the medication that is prescribed.</summary>
    MedicationAccess,

    /// <summary>People to turn to.</summary>
    Support,
    Finances,
}

/// <summary>The first three in their order.</summary>
public enum IndependenceStanding
{
    NotYet,

    /// <summary>With somebody's help.</summary>
    WithSupport,
    Independent,

    /// <summary>As work of who is retired.</summary>
    NotApplicable,
}

public enum TrendDirection
{
    /// <summary>Looked at once.</summary>
    TooEarly,
    Better,
    Same,
    Worse,
}

/// <param name="Areas">All of them.</param>
/// <param name="By">Null where a client without a person recorded it.</param>
public sealed record IndependenceLook(DateOnly LookedOn, DateTimeOffset RecordedAt, PractitionerId? By, IReadOnlyList<IndependenceFinding> Areas);

/// <param name="Evidence">What shows it: a lease, a pay slip, what was seen or said.</param>
public sealed record IndependenceFinding(IndependenceArea Area, IndependenceStanding Standing, string? Evidence = null);

/// <param name="First">At the first look.</param>
/// <param name="Standing">At the last one.</param>
public sealed record IndependenceTrend(
    IndependenceArea Area,
    IndependenceStanding First,
    IndependenceStanding Standing,
    string? Evidence,
    DateOnly LookedOn,
    TrendDirection Direction);

public sealed record IndependenceChecklistLookedAt(EpisodeId EpisodeId, PatientId PatientId) : IDomainEvent
{
    public string Type => "independence-checklist.looked-at";

    public EventSubject Subject => new(EpisodeId.Value, PatientId, EpisodeId);
}
