using System.ComponentModel;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling.Calendars;

namespace TreatmentPlans.Application.Scheduling.Calendars;

/// <summary>A subscription to somebody's appointments. Its address is shown when it is made, and never again.</summary>
/// <param name="PatientId">Whose calendar it is; or a practitioner's.</param>
/// <param name="Name">For what it was made, such as a device.</param>
/// <param name="ExpiresAt">Null where it is good until it is revoked.</param>
public sealed record CalendarTokenResponse(
    CalendarTokenId Id,
    int Version,
    PatientId? PatientId,
    PractitionerId? PractitionerId,
    string? Name,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt) : IResource
{
    internal static CalendarTokenResponse Of(CalendarToken token) => new(
        token.Id, token.Version, token.PatientId, token.PractitionerId, token.Name, token.IssuedAt, token.ExpiresAt, token.RevokedAt);
}

/// <param name="Address">Shown in this answer and never again; null where there is none to show.</param>
/// <param name="AddressShown">False in the replay of an answer that showed it.</param>
public sealed record IssuedCalendarTokenResponse(
    CalendarTokenResponse Token,
    [property: Description("Where calendar programs subscribe, below the address of this service. Whoever has it needs no other permission.")] string? Address,
    bool AddressShown) : IResource, ISecretBearing
{
    public int Version => Token.Version;

    public object WithoutSecret() => this with { Address = null, AddressShown = false };
}
