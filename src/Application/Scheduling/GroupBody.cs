using System.Text.RegularExpressions;
using FluentValidation;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="ProgramId">Stays as it is, as the type of session does.</param>
/// <param name="Name">For those who plan; calendars do not show it.</param>
/// <param name="StartsOn">First day, in the programme's zone. It stays once it has passed.</param>
/// <param name="EndsOn">Last day, inclusive; absent while the group goes on.</param>
/// <param name="Capacity">Seats; what the programme's policy allows for the type unless given, and never more.</param>
/// <param name="CurriculumCode">One of the curricula; the group begins with its newest version and stays with it.</param>
/// <param name="FacilitatorIds">Practitioners of the organization, the one who leads first.</param>
/// <param name="Room">Where it meets; a group has a room, a virtual link, or both.</param>
/// <param name="VirtualLink">An https address.</param>
public sealed record GroupBody(
    ProgramId ProgramId,
    SessionType SessionType,
    string Name,
    GroupEntry Entry,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    int? Capacity,
    string? CurriculumCode,
    IReadOnlyList<PractitionerId> FacilitatorIds,
    string? Room,
    string? VirtualLink)
{
    internal GroupDetails ToDetails() =>
        new(Name, Entry, StartsOn, EndsOn, Capacity, CurriculumCode, FacilitatorIds, Room, VirtualLink);
}

internal sealed partial class GroupBodyValidator : AbstractValidator<GroupBody>
{
    public GroupBodyValidator()
    {
        RuleFor(body => body.Name).Required().MaxLength(Limits.Name);
        RuleFor(body => body.Capacity).Within(1, Limits.Items);
        RuleFor(body => body.CurriculumCode).MaxLength(Limits.Code);
        RuleFor(body => body.FacilitatorIds).Required().MaxCount(Limits.Items);
        RuleFor(body => body.Room).MaxLength(Limits.Name).Format(NotBlank(), "a name");
        RuleFor(body => body.VirtualLink).MaxLength(Limits.Uri).Format(HttpsAddress(), "an https address");
    }

    [GeneratedRegex(@"\S")]
    private static partial Regex NotBlank();

    [GeneratedRegex(@"^https://[^\s]+\z")]
    private static partial Regex HttpsAddress();
}
