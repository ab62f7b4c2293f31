using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Scheduling;

/// <summary>A group that meets for sessions of one type. Who is in it is an <see cref="Enrolment"/> each.</summary>
public sealed class TherapyGroup : AggregateRoot
{
    private TherapyGroup()
    {
    }

    public TherapyGroupId Id { get; private set; }

    public ProgramId ProgramId { get; private set; }

    public SessionType SessionType { get; private set; }

    public string Name { get; private set; } = "";

    public GroupEntry Entry { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, inclusive; null while it goes on.</summary>
    public DateOnly? EndsOn { get; private set; }

    public int Capacity { get; private set; }

    public CurriculumVersion? Curriculum { get; private set; }

    public IReadOnlyList<PractitionerId> FacilitatorIds { get; private set; } = [];

    public string? Room { get; private set; }

    public string? VirtualLink { get; private set; }

    /// <exception cref="DomainException">
    /// 422 UNKNOWN_REFERENCE, DUPLICATE, PLACE_REQUIRED, PERIOD_ENDS_BEFORE_START, CAPACITY_OVER_LIMIT, CAPACITY_REQUIRED, FACILITATOR_NOT_ACTIVE.
    /// </exception>
    public static TherapyGroup Create(
        TherapyGroupId id,
        Program program,
        SessionType sessionType,
        GroupDetails details,
        IReadOnlyList<Practitioner> facilitators,
        DateTimeOffset now)
    {
        var group = new TherapyGroup { Id = id, OrganizationId = program.OrganizationId, ProgramId = program.Id, SessionType = sessionType };
        group.Apply(program, details, facilitators, now);
        group.Record(new GroupCreated(id));
        return group;
    }

    /// <exception cref="DomainException">409 GROUP_STARTED; 422 as <see cref="Create"/>.</exception>
    public void Update(Program program, GroupDetails details, IReadOnlyList<Practitioner> facilitators, DateTimeOffset now)
    {
        if (details.StartsOn != StartsOn && program.DateOf(now) > StartsOn)
        {
            throw GroupErrors.Started();
        }

        Apply(program, details, facilitators, now);
        Record(new GroupUpdated(Id));
    }

    /// <summary>The first day on which somebody who asks for one can take part, rules GRP-2 and GRP-3.</summary>
    /// <exception cref="DomainException">409 GROUP_CLOSED, GROUP_ENDED.</exception>
    public DateOnly FirstDayFor(DateOnly asked)
    {
        var first = asked > StartsOn ? asked : StartsOn;
        if (first > EndsOn)
        {
            throw GroupErrors.Ended();
        }

        return Entry is GroupEntry.Open || first == StartsOn ? first : throw GroupErrors.Closed();
    }

    /// <summary>Whether somebody can begin on that day.</summary>
    public bool TakesMembersOn(DateOnly day) => !(day > EndsOn) && (Entry is GroupEntry.Open || day <= StartsOn);

    /// <summary>What the sessions of a series of the group are like: as written, at the group's place where none is.</summary>
    /// <exception cref="DomainException">422 NOT_OF_GROUP.</exception>
    public SessionSetting Setting(ProgramId programId, SessionSetting wanted)
    {
        if (programId != ProgramId)
        {
            throw GroupErrors.NotOfGroup("/programId");
        }

        if (wanted.Type != SessionType)
        {
            throw GroupErrors.NotOfGroup("/type");
        }

        RequireFacilitator(wanted.FacilitatorId);
        return (wanted.Room ?? wanted.VirtualLink) is null
            ? wanted with { Room = Room, VirtualLink = VirtualLink, GroupId = Id }
            : wanted with { GroupId = Id };
    }

    /// <exception cref="DomainException">422 NOT_OF_GROUP.</exception>
    public void RequireFacilitator(PractitionerId id)
    {
        if (!FacilitatorIds.Contains(id))
        {
            throw GroupErrors.NotOfGroup("/facilitatorId");
        }
    }

    /// <summary>What the group works on in the week of that day: an open group starts over when it is through, a closed one does not.</summary>
    public CurriculumTopic? TopicOn(DateOnly day) =>
        Curriculum is not { } version || day < StartsOn || day > EndsOn
            ? null
            : Curricula.Find(version).TopicOn(StartsOn, day, startsOver: Entry is GroupEntry.Open);

    private void Apply(Program program, GroupDetails details, IReadOnlyList<Practitioner> facilitators, DateTimeOffset now)
    {
        if (details.EndsOn < details.StartsOn)
        {
            throw CommonErrors.Rule("PERIOD_ENDS_BEFORE_START", "/endsOn", "The last day lies before the first.");
        }

        if (details.Room is null && details.VirtualLink is null)
        {
            throw GroupErrors.PlaceRequired();
        }

        RequireFacilitators(details.FacilitatorIds, facilitators);
        var most = program.PoliciesOn(program.DateOf(now)).Scheduling.CapacityOf(SessionType);
        if (details.Capacity > most)
        {
            throw GroupErrors.CapacityOverLimit(most.Value);
        }

        Name = details.Name;
        Entry = details.Entry;
        StartsOn = details.StartsOn;
        EndsOn = details.EndsOn;
        Capacity = details.Capacity ?? most ?? throw GroupErrors.CapacityRequired();
        Curriculum = CurriculumOf(details.CurriculumCode);
        FacilitatorIds = [.. details.FacilitatorIds];
        Room = details.Room;
        VirtualLink = details.VirtualLink;
    }

    /// <summary>A group stays with the version it began with, until it takes another curriculum.</summary>
    private CurriculumVersion? CurriculumOf(string? code) =>
        code is null ? null
        : code == Curriculum?.Code ? Curriculum
        : Curricula.Newest(code)?.Version ?? throw CommonErrors.UnknownReference("/curriculumCode");

    private static void RequireFacilitators(IReadOnlyList<PractitionerId> ids, IReadOnlyList<Practitioner> found)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            var facilitator = found.FirstOrDefault(practitioner => practitioner.Id == ids[i])
                ?? throw CommonErrors.UnknownReference($"/facilitatorIds/{i}");
            if (!facilitator.Active)
            {
                throw SchedulingErrors.FacilitatorNotActive($"/facilitatorIds/{i}");
            }

            if (ids.Take(i).Contains(ids[i]))
            {
                throw CommonErrors.Rule("DUPLICATE", $"/facilitatorIds/{i}", "Named more than once.");
            }
        }
    }
}

/// <summary>What is written of a group, as a whole.</summary>
/// <param name="Capacity">The policy's number for the type unless given.</param>
public sealed record GroupDetails(
    string Name,
    GroupEntry Entry,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    int? Capacity,
    string? CurriculumCode,
    IReadOnlyList<PractitionerId> FacilitatorIds,
    string? Room,
    string? VirtualLink);

public enum GroupEntry
{
    /// <summary>Takes members at any time.</summary>
    Open,

    /// <summary>Takes members until the day it starts, and none after.</summary>
    Closed,
}
