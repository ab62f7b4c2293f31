using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Integration;
using TreatmentPlans.Application.Programs;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Application.Sandbox;

/// <summary>Who works in a demo organization, by role.</summary>
internal sealed class DemoPeople(OrganizationId organizationId, ProgramId programId)
{
    private readonly Dictionary<Role, PractitionerId> _byRole = [];

    public OrganizationId OrganizationId { get; } = organizationId;

    public ProgramId ProgramId { get; } = programId;

    public void Add(Role role, PractitionerId practitioner) => _byRole.Add(role, practitioner);

    public PractitionerId? Find(Role role) => _byRole.TryGetValue(role, out var practitioner) ? practitioner : null;

    public Caller Of(Role role) => new(
        OrganizationId, DemoClients.IdOf(role), new HashSet<Role> { role }, Scopes.All.ToHashSet(), Find(role));
}

/// <summary>A fictional member of staff.</summary>
/// <param name="Credential">Null for staff who sign nothing clinical.</param>
internal sealed record DemoStaff(Role Role, string GivenName, string FamilyName, string? Credential, bool IndependentlyLicensed = true)
{
    private const string State = "NY";

    public static IReadOnlyList<DemoStaff> CedarGrove { get; } =
    [
        new(Role.Counselor, "Rosa", "Delgado", "LCSW"),
        new(Role.Supervisor, "Theo", "Marchetti", "LPC"),
        new(Role.Physician, "Amara", "Nwosu", "MD"),
        new(Role.Scheduler, "Priya", "Raman", null),
        new(Role.Billing, "Owen", "Hartley", null),
        new(Role.PrivacyOfficer, "Lena", "Fischer", null),
        new(Role.Auditor, "Samuel", "Adeyemi", null),
        new(Role.Administrator, "Wen", "Zhao", null),
    ];

    public static IReadOnlyList<DemoStaff> HarborPoint { get; } = [new(Role.Counselor, "Marta", "Kowalska", "LCSW")];

    public PractitionerBody ToBody(DateOnly licensedOn) => new(
        GivenName,
        FamilyName,
        Identifiers: null,
        Credentials: Credential is null ? null : [new Credential(Credential, $"DEMO-{FamilyName}", State, licensedOn, null, IndependentlyLicensed)],
        LicenceStates: Credential is null ? null : [State],
        SupervisorId: null,
        Active: null);
}

/// <param name="WithClient">The patient to whom the demo patient client is bound.</param>
internal sealed record DemoCast(PatientId WithClient);

/// <summary>Days and hours of the story, counted from the first start, in the programme's zone.</summary>
internal sealed class StoryCalendar
{
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _today;

    public StoryCalendar(DateTimeOffset now, string timeZone)
    {
        (Now, TimeZone) = (now, timeZone);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
    }

    public DateTimeOffset Now { get; }

    /// <summary>IANA id.</summary>
    public string TimeZone { get; }

    public IReadOnlyList<Closure> Closures =>
        [.. Enumerable.Range(_today.Year - 1, 3).SelectMany<int, Closure>(year =>
            [new(new DateOnly(year, 1, 1), "New Year's Day"), new(new DateOnly(year, 7, 4), "Independence Day"), new(new DateOnly(year, 12, 25), "Christmas Day")])];

    /// <param name="offset">Days from the first start; negative for the past.</param>
    public DateOnly Day(int offset) => _today.AddDays(offset);

    /// <summary>That hour of that day; on the first day never later than the start itself.</summary>
    public DateTimeOffset At(int offset, int hour) => Planned(offset, hour) is var instant && instant < Now ? instant : Now;

    /// <summary>That hour of that day, also of one to come.</summary>
    public DateTimeOffset Planned(int offset, int hour)
    {
        var local = Day(offset).ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
