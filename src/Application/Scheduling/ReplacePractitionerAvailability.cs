using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Scheduling;

namespace TreatmentPlans.Application.Scheduling;

/// <param name="Openings">Time for individual sessions that comes again each week, as a whole.</param>
/// <param name="MostMinutesPerWeek">Minutes of sessions of a week at most, groups included; no limit where absent.</param>
public sealed record PractitionerAvailabilityBody(IReadOnlyList<OpeningBody> Openings, int? MostMinutesPerWeek);

/// <summary>Time for individual sessions that comes again each week, one session after the other.</summary>
/// <param name="ProgramId">Whose patients are seen in it; its wall shows the times.</param>
/// <param name="Days">Those on which it begins.</param>
/// <param name="Times">An end that is not later than the beginning is on the next day.</param>
/// <param name="SlotMinutes">How long one session takes; what is left of the opening is no session.</param>
/// <param name="Room">As it is named in the whole organization. Sessions of an opening without a room are virtual.</param>
/// <param name="VirtualLink">Where to join; an https address.</param>
/// <param name="ValidFrom">First day on which it may begin; from ever where absent.</param>
/// <param name="ValidTo">Last day on which it may begin, inclusive; for ever where absent.</param>
public sealed record OpeningBody(
    ProgramId ProgramId,
    IReadOnlyList<DayOfWeek> Days,
    WallTimes Times,
    int SlotMinutes,
    string? Room,
    string? VirtualLink,
    DateOnly? ValidFrom,
    DateOnly? ValidTo)
{
    internal static OpeningBody Of(Opening opening) => new(
        opening.ProgramId,
        opening.Days,
        opening.Times,
        opening.SlotMinutes,
        opening.Room,
        opening.VirtualLink,
        opening.ValidFrom,
        opening.ValidTo);

    internal Opening ToOpening() => new(ProgramId, Days, Times, SlotMinutes, Room, VirtualLink, ValidFrom, ValidTo);
}

public sealed record ReplacePractitionerAvailability(PractitionerId PractitionerId, PractitionerAvailabilityBody Body, IfMatch IfMatch)
    : ICommand<PractitionerAvailabilityResponse>;

internal sealed partial class ReplacePractitionerAvailabilityValidator : AbstractValidator<ReplacePractitionerAvailability>
{
    private const int DaysOfAWeek = 7;
    private const int ShortestSlot = 10;

    public ReplacePractitionerAvailabilityValidator() => RuleFor(command => command.Body).ChildRules(body =>
    {
        body.RuleFor(b => b.MostMinutesPerWeek).Within(0, DaysOfAWeek * SchedulingRules.MinutesOfADay);
        body.RuleFor(b => b.Openings).MaxCount(Limits.Items);
        body.RuleForEach(b => b.Openings).ChildRules(opening =>
        {
            opening.RuleFor(o => o.Days).Required().MaxCount(DaysOfAWeek);
            opening.RuleFor(o => o.SlotMinutes).Within(ShortestSlot, SchedulingRules.MinutesOfADay);
            opening.RuleFor(o => o.Room).MaxLength(Limits.Name).Format(NotBlank(), "a name");
            opening.RuleFor(o => o.VirtualLink).MaxLength(Limits.Uri).Format(HttpsAddress(), "an https address");
        });
    });

    [GeneratedRegex(@"\S")]
    private static partial Regex NotBlank();

    [GeneratedRegex(@"^https://[^\s]+\z")]
    private static partial Regex HttpsAddress();
}

internal sealed class ReplacePractitionerAvailabilityHandler(IAppDbContext db)
    : IRequestHandler<ReplacePractitionerAvailability, PractitionerAvailabilityResponse>
{
    public async Task<PractitionerAvailabilityResponse> Handle(ReplacePractitionerAvailability command, CancellationToken cancellationToken)
    {
        var openings = command.Body.Openings.Select(opening => opening.ToOpening()).ToList();
        var practitioner = await db.Practitioners.AsNoTracking().GetAsync(p => p.Id == command.PractitionerId, cancellationToken);
        var availability = await db.PractitionerAvailabilities.FirstOrDefaultAsync(a => a.Id == command.PractitionerId, cancellationToken);
        command.IfMatch.Check(availability?.Version ?? 0);
        var programs = openings.Select(opening => opening.ProgramId).Distinct().ToList();
        var known = await db.Programs.Where(p => programs.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellationToken);
        if (availability is null)
        {
            availability = PractitionerAvailability.Of(practitioner, openings, command.Body.MostMinutesPerWeek, known);
            db.PractitionerAvailabilities.Add(availability);
        }
        else
        {
            availability.Replace(openings, command.Body.MostMinutesPerWeek, known);
        }

        await db.SaveChangesAsync(cancellationToken);
        return PractitionerAvailabilityResponse.Of(practitioner.Id, availability);
    }
}
